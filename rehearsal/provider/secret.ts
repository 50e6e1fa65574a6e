import { inspect } from "node:util";

import { isPlainObject } from "./plain-object.ts";

/** What a secret looks like wherever it would be printed or written. */
const MASK = "[secret]";

/**
 * A secret value on its way through the provider. The value can be read only by name (`value`): JSON, string conversion and
 * `console.log` show a mask, so that a secret cannot leave by accident.
 */
export class Secret {
  readonly #value: unknown;

  constructor(value: unknown) {
    this.#value = value;
  }

  get value(): unknown {
    return this.#value;
  }

  toJSON(): string {
    return MASK;
  }

  toString(): string {
    return MASK;
  }

  [inspect.custom](): string {
    return MASK;
  }
}

/** The value with every secret in it replaced by what it holds, at any depth. Never print the result. */
export function unwrap(value: unknown): unknown {
  if (value instanceof Secret) return unwrap(value.value);
  if (Array.isArray(value)) return value.map(unwrap);
  if (!isPlainObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, unwrap(inner)]));
}

/** True when the value or anything inside it is a secret. */
export function containsSecret(value: unknown): boolean {
  if (value instanceof Secret) return true;
  if (Array.isArray(value)) return value.some(containsSecret);
  return isPlainObject(value) && Object.values(value).some(containsSecret);
}
