/*
 * Reading single properties of inputs and outputs. A value that is not known yet is a symbol
 * (`provider/unknown.ts`), so that every reader here treats it as absent: a behaviour's `check` judges it when
 * it is known.
 */

/** The property as text; undefined where it is absent, not yet known, or something else. */
export function text(source: Readonly<Record<string, unknown>>, property: string): string | undefined {
  const value = source[property];
  return typeof value === "string" ? value : undefined;
}

/** The property as a number; undefined where it is absent, not yet known, or something else. */
export function number(source: Readonly<Record<string, unknown>>, property: string): number | undefined {
  const value = source[property];
  return typeof value === "number" ? value : undefined;
}

/** The property as true or false; undefined where it is absent, not yet known, or something else. */
export function flag(source: Readonly<Record<string, unknown>>, property: string): boolean | undefined {
  const value = source[property];
  return typeof value === "boolean" ? value : undefined;
}

/** The property as a list of texts without those not yet known; empty where it is absent. */
export function textList(source: Readonly<Record<string, unknown>>, property: string): readonly string[] {
  return list(source, property).filter((entry): entry is string => typeof entry === "string");
}

/** The property as a list; empty where it is absent or not yet known. */
export function list(source: Readonly<Record<string, unknown>>, property: string): readonly unknown[] {
  const value = source[property];
  return Array.isArray(value) ? value : [];
}

/** The property as a list of objects; entries not yet known are left out. */
export function records(
  source: Readonly<Record<string, unknown>>,
  property: string,
): readonly Readonly<Record<string, unknown>>[] {
  return list(source, property).filter(isRecord);
}

/** The property as an object; undefined where it is absent, not yet known, or something else. */
export function record(
  source: Readonly<Record<string, unknown>>,
  property: string,
): Readonly<Record<string, unknown>> | undefined {
  const value = source[property];
  return isRecord(value) ? value : undefined;
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** True where the property was given, be it with a value that is not known yet. */
export function given(source: Readonly<Record<string, unknown>>, property: string): boolean {
  return source[property] !== undefined && source[property] !== null;
}
