import type { Finding, Verdict } from "./verdict.ts";

/** A decided fact: met where `ok`. `expected` completes "must be …". */
export function fact(ok: boolean, property: string, expected: string, found: string): Verdict {
  return { state: ok ? "met" : "violated", property, expected, found };
}

/** A limit with its unit: met at the limit and above. */
export function atLeast(property: string, least: number, found: number, unit: string): Verdict {
  return fact(found >= least, property, `at least ${least} ${unit}`, `${found} ${unit}`);
}

/** A limit with its unit: met at the limit and below. */
export function atMost(property: string, most: number, found: number, unit: string): Verdict {
  return fact(found <= most, property, `at most ${most} ${unit}`, `${found} ${unit}`);
}

/** A switch that must stand one way. */
export function isSet(property: string, expected: boolean, found: boolean): Verdict {
  return fact(found === expected, property, String(expected), String(found));
}

/** Something that must be declared; its value is not shown. */
export function declared(property: string, expected: string, present: boolean): Verdict {
  return fact(present, property, expected, present ? "declared" : "nothing");
}

/** A fact that holds by another resource than the judged one: its evidence is that one. One that does not hold stays here. */
export function heldBy(urn: string | undefined, verdict: Verdict): Verdict | Finding {
  return verdict.state === "met" && urn !== undefined ? { ...verdict, urn } : verdict;
}

/** The fact is held where no rule can look, and by whom: its row is not covered. */
export function unchecked(reason: string): Verdict {
  return { state: "unchecked", reason };
}

/** The rule has nothing to say of this resource, and why. */
export function notApplicable(reason: string): Verdict {
  return { state: "notApplicable", reason };
}
