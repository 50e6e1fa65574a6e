import { isDeepStrictEqual } from "node:util";
import { isPlainObject } from "./plain-object.ts";
import { unwrap } from "./secret.ts";
import { isUnknown } from "./unknown.ts";

export interface PropertyChange {
  /** Path such as `ingress[0].fromPort`. */
  readonly path: string;
  readonly kind: "add" | "delete" | "update";
  readonly replaces: boolean;
  /** True where the property is the cloud's, not an input of the program. */
  readonly ofState?: true;
}

/**
 * What changed between two sets of inputs. A value not known yet counts as changed. `replaceOn` holds paths such as
 * `networkConfiguration.subnets` or `volumes[].name`; a change anywhere below such a path replaces the resource.
 */
export function diffInputs(
  olds: Readonly<Record<string, unknown>>,
  news: Readonly<Record<string, unknown>>,
  replaceOn: ReadonlySet<string>,
): readonly PropertyChange[] {
  const changes: PropertyChange[] = [];
  walk(unwrap(olds), unwrap(news), "", (path, kind, whole) => {
    const touched = [path, ...pathsInside(whole, path)];
    changes.push({ path, kind, replaces: touched.some((one) => replaces(one, replaceOn)) });
  });
  return changes;
}

function walk(
  old: unknown,
  next: unknown,
  path: string,
  found: (path: string, kind: PropertyChange["kind"], whole?: unknown) => void,
): void {
  if (same(old, next)) return;
  if (isUnknown(next)) {
    found(path, "update");
  } else if (isPlainObject(old) && isPlainObject(next)) {
    for (const key of new Set([...Object.keys(old), ...Object.keys(next)])) {
      walk(old[key], next[key], path === "" ? key : `${path}.${key}`, found);
    }
  } else if (Array.isArray(old) && Array.isArray(next)) {
    for (let index = 0; index < Math.max(old.length, next.length); index += 1) {
      walk(old[index], next[index], `${path}[${index}]`, found);
    }
  } else {
    found(path, absent(old) ? "add" : absent(next) ? "delete" : "update", absent(old) ? next : old);
  }
}

/** What comes or goes with a whole that is added or deleted at once. */
function pathsInside(whole: unknown, path: string): string[] {
  if (Array.isArray(whole))
    return whole.flatMap((inner, index) => [`${path}[${index}]`, ...pathsInside(inner, `${path}[${index}]`)]);
  if (!isPlainObject(whole)) return [];
  return Object.entries(whole)
    .filter(([, inner]) => !absent(inner))
    .flatMap(([key, inner]) => [`${path}.${key}`, ...pathsInside(inner, `${path}.${key}`)]);
}

function absent(value: unknown): boolean {
  return value === undefined || value === null;
}

/** The bridge turns numbers and booleans into text and back: `1` and `"1"` are the same to the cloud. */
function same(a: unknown, b: unknown): boolean {
  if (absent(a) && absent(b)) return true;
  const scalar = (value: unknown): boolean => ["string", "number", "boolean"].includes(typeof value);
  return scalar(a) && scalar(b) ? String(a) === String(b) : isDeepStrictEqual(a, b);
}

function replaces(path: string, replaceOn: ReadonlySet<string>): boolean {
  const plain = path.replace(/\[\d+\]/g, "[]");
  for (const rule of replaceOn) {
    if (plain === rule || plain.startsWith(`${rule}.`) || plain.startsWith(`${rule}[`)) return true;
    if (plain.replaceAll("[]", "") === rule) return true;
  }
  return false;
}
