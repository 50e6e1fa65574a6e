import type { Exemption } from "./exemptions.ts";
import { RULES } from "./rules/index.ts";

/** The checklist row whose exemption lets go what the engine or a cloud protects from deletion. */
export const PROTECTION = "DAT-03";

/**
 * True for an exemption that lets its resource go. When it has, no stack has the resource any more: then the entry has done what
 * it is for, where any other that names nothing is a mistake.
 */
export function letsGo({ control, rule }: Exemption): boolean {
  return (control ?? RULES.find(({ name }) => name === rule)?.control) === PROTECTION;
}
