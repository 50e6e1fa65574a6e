import { isSecretName, looksLikeCredential } from "./credentials.ts";

/** Characters of a text that a message repeats. */
const MAX_LENGTH = 100;

/** What stands in a message in place of a value that may be a secret. */
export const HIDDEN = "a value that is not shown here";

/** A value in short plain form for a message. Never the value of a key that may hold a secret, nor a text that looks like one. */
export function shown(value: unknown, keyPath: readonly (string | number)[] = []): string {
  if (value === undefined || value === null) return "nothing";
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : "a list";
  if (typeof value === "object")
    return Object.keys(value).length === 0 ? "an empty group" : "a group of keys";
  if (mayBeSecret(value, keyPath)) return HIDDEN;
  if (typeof value !== "string") return String(value);
  const text = value.length > MAX_LENGTH ? `${value.slice(0, MAX_LENGTH)}…` : value;
  return JSON.stringify(text);
}

function mayBeSecret(value: unknown, keyPath: readonly (string | number)[]): boolean {
  if (typeof value === "string" && looksLikeCredential(value)) return true;
  if (keyPath[0] === "secrets") return keyPath.length === 2; // deeper keys say where the value comes from
  if (keyPath[keyPath[2] === "build" ? 3 : 2] === "secrets") return true; // a secret's name belongs there, but its value may have been pasted
  return keyPath.some((key) => typeof key === "string" && isSecretName(key));
}
