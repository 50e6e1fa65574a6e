/**
 * True for an object literal: the only objects, with arrays, whose inside belongs to a resource's value. Class instances
 * (assets, dates, secrets) are taken as one whole.
 */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  // The second test accepts objects of another realm, as the test runner's JSON.parse makes them.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
