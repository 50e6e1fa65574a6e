import type { Settings } from "../config/settings.ts";

/** What the tags of checklist GOV-01 are made from. */
export type TagSettings = Pick<Settings, "product" | "environment" | "owner" | "costCentre">;

/** The tags that every resource carries (checklist GOV-01), and the component that it belongs to. */
export function tagsOf(settings: TagSettings, component: string): Record<string, string> {
  return {
    product: settings.product,
    environment: settings.environment,
    owner: settings.owner,
    "cost-centre": settings.costCentre,
    "managed-by": "slipway",
    component,
  };
}
