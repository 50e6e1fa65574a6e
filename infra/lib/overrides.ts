import type { JsonObject } from "./json.ts";

/**
 * The draft with the changes merged over it. Plain objects are merged key by key, however deep; everything
 * else (lists, texts, outputs of other resources) is replaced whole. `null` takes a property away (as in RFC
 * 7396), so that the cloud's own default applies. Neither argument is changed.
 */
export function merge<T extends object>(draft: T, changes: JsonObject): T {
  // A person vouches for the shape of an override.
  return mergeObjects(draft as Record<string, unknown>, changes) as T;
}

function mergeObjects(draft: Record<string, unknown>, changes: JsonObject): Record<string, unknown> {
  const merged = new Map(Object.entries(draft));
  for (const [key, change] of Object.entries(changes)) {
    if (change === undefined) continue;
    if (change === null) merged.delete(key);
    else if (isPlainObject(change)) merged.set(key, mergeObjects(plainOrEmpty(merged.get(key)), change));
    else merged.set(key, change);
  }
  return Object.fromEntries(merged);
}

function plainOrEmpty(value: unknown): Record<string, unknown> {
  return isPlainObject(value) ? value : {};
}

/** True for `{…}` and what JSON or YAML gives; false for lists, outputs, resources and null. */
function isPlainObject<T>(value: T): value is T & Record<string, unknown> & JsonObject {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
