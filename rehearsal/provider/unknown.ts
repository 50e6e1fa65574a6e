import { isPlainObject } from "./plain-object.ts";
import { Secret } from "./secret.ts";

/**
 * Stands for a value that the engine does not know yet: during a preview, an output of a resource that is still to be made.
 * Registered globally, so that two copies of this module agree on it.
 */
export const UNKNOWN: unique symbol = Symbol.for("slipway.unknown");

/** True when the value itself is unknown; see `containsUnknown` for values inside it. */
export function isUnknown(value: unknown): value is typeof UNKNOWN {
  return value === UNKNOWN;
}

/** True when the value or anything inside it (array elements, properties, secrets) is unknown. */
export function containsUnknown(value: unknown): boolean {
  if (isUnknown(value)) return true;
  if (value instanceof Secret) return containsUnknown(value.value);
  if (Array.isArray(value)) return value.some(containsUnknown);
  return isPlainObject(value) && Object.values(value).some(containsUnknown);
}
