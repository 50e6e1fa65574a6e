import { isSecretName, looksLikeCredential } from "../lib/credentials.ts";
import type { Problem } from "../lib/errors.ts";
import { HIDDEN } from "../lib/shown.ts";
import { keyPath, type Step } from "./word-at.ts";

const NEXT = "Take it out of the file and its history, replace it where it came from, and declare";

/** Every secret that stands in clear in a configuration. No message repeats a value. */
export function clearSecretProblems(raw: unknown): readonly Problem[] {
  return walk(raw, []);
}

function walk(value: unknown, path: readonly Step[]): readonly Problem[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => walk(item, [...path, index]));
  if (value !== null && typeof value === "object") {
    return Object.entries(value).flatMap(([key, item]) => walk(item, [...path, key]));
  }
  if (value === undefined || value === null || typeof value === "boolean" || value === "") return [];
  const expected = whyRefused(String(value), path);
  return expected === undefined
    ? []
    : [{ where: keyPath(path), expected, found: HIDDEN, next: `${NEXT} ${how(path)}` }];
}

function whyRefused(value: string, path: readonly Step[]): string | undefined {
  const name = String(path.at(-1));
  if (path[0] === "secrets" && path.length === 2)
    return "where the secret comes from (kind), never its value";
  if (looksLikeCredential(value)) return "no credential in clear";
  const holdsValue = path[2] === "environment" || path[0] === "overrides";
  return holdsValue && isSecretName(name) ? "no secret in clear under a name like this" : undefined;
}

/** What to write in place of the secret at `path`. */
function how(path: readonly Step[]): string {
  const name = String(path.at(-1));
  const entry = /^[A-Z][A-Z0-9_]*$/.test(name) ? name : "it";
  const declared = `${entry} under the key secrets (kind generated, composed or external)`;
  return path[2] === "environment" ? `${declared}, then under services.${path[1]}.secrets` : declared;
}
