import type { Settings } from "../../infra/config/settings.ts";
import type { Target } from "../stack/ground.ts";

/** Whether a destroy wants the stack's name typed again. */
export function asksToConfirm({ tier }: Pick<Settings, "tier">, on: Target): boolean {
  return tier === "production" || on === "cloud";
}
