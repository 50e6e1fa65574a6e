import { type Exemption, loadExemptions, stateOn } from "../../policies/exemptions.ts";
import { letsGo } from "../../policies/lets-go.ts";
import { nameOf } from "./event-log.ts";
import type { Session } from "./session.ts";
import type { StateResource } from "./stack-state.ts";

/** The stack's exemptions in force that day by which a resource may go. */
export function lettingGo(
  { ground, stack }: Pick<Session, "ground" | "stack">,
  now: Date,
): readonly Exemption[] {
  const today = now.toISOString().slice(0, 10);
  return loadExemptions(ground.configDir).filter(
    (one) => one.stack === stack && stateOn(one, today) === "in force" && letsGo(one),
  );
}

/** True where that exemption lets that resource go. */
export function exempts(exemption: Exemption, { type, urn }: Pick<StateResource, "type" | "urn">): boolean {
  const { resource } = exemption;
  return letsGo(exemption) && resource.type === type && resource.name === nameOf(urn);
}
