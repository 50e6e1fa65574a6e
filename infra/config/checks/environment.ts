import type { Problem } from "../../lib/errors.ts";
import { shown } from "../../lib/shown.ts";
import type { ConfigParts } from "../config.ts";

const TIERS: readonly string[] = ["staging", "production"];

/** An environment may have a name of its own, never the other tier's: tags and names would tell the wrong one. */
export function checkEnvironment({ environment, tier }: ConfigParts): readonly Problem[] {
  if (environment === undefined || tier === undefined) return [];
  if (environment === tier || !TIERS.includes(environment)) return [];
  const expected = `a name of its own, or ${tier} as the tier says`;
  const next = `Write environment: ${tier === "staging" ? "test" : tier}, or remove it`;
  return [{ where: "environment", expected, found: shown(environment), next }];
}
