import { createHash } from "node:crypto";
import type { Behaviour } from "../cloud/behaviour.ts";

/** Hexadecimal digits that Pulumi's bridged providers append to a logical name. */
const SUFFIX_DIGITS = 7;

/**
 * The inputs with the physical name that the provider chooses where the program gives none: `<prefix><logical name>-<7 hex>`,
 * kept from the earlier inputs, and the same in a preview and in the update that follows it.
 */
export function autoName(
  behaviour: Behaviour,
  request: { readonly name: string; readonly urn: string; readonly randomSeed: Uint8Array },
  inputs: Record<string, unknown>,
  olds: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const rule = behaviour.autoName;
  if (
    rule === undefined ||
    inputs[rule.property] !== undefined ||
    inputs[`${rule.property}Prefix`] !== undefined
  ) {
    return inputs;
  }
  const kept = olds[rule.property];
  const prefixed = `${rule.prefix ?? ""}${request.name}`;
  const base = (rule.lowerCase === true ? prefixed.toLowerCase() : prefixed).slice(
    0,
    rule.maxLength - SUFFIX_DIGITS - 1,
  );
  if (typeof kept === "string" && isMadeFrom(kept, base)) return { ...inputs, [rule.property]: kept };
  const digest = createHash("sha256").update(request.urn).update(request.randomSeed).digest("hex");
  return { ...inputs, [rule.property]: `${base}-${digest.slice(0, SUFFIX_DIGITS)}` };
}

function isMadeFrom(name: string, base: string): boolean {
  return name.startsWith(`${base}-`) && /^[0-9a-f]{7}$/.test(name.slice(base.length + 1));
}
