import { type ResourceView, UNKNOWN } from "./resource-view.ts";
import { Undecided } from "./undecided.ts";

/** Stands where a secret stood. Reading it as a plain fact is undecided, never a match. */
export const SECRET_MARKER = "[secret]";

/**
 * Reads properties by path (`a.b[0].c`). Absent and null are undefined; a value that is unknown or secret, anywhere on
 * the way, throws `Undecided` with the whole path, so that no rule can take it for a value.
 */
export interface Reader {
  /** The path at which this reader stands; empty at the top. */
  readonly path: string;
  /** True where something is declared, known or not. */
  has(path: string): boolean;
  /** True where the value is declared and not known yet. */
  unknown(path: string): boolean;
  /** True where a secret stood before it was masked. */
  secret(path: string): boolean;
  get(path: string): unknown;
  text(path: string): string | undefined;
  number(path: string): number | undefined;
  /** `absent` is the provider's default: say in a comment where it is stated. */
  flag(path: string, absent: boolean): boolean;
  /** Texts of a list; empty where absent. */
  texts(path: string): readonly string[];
  /** One reader per entry of a list of objects; empty where absent. */
  items(path: string): readonly Reader[];
  /** A reader that stands at an object; it reads nothing where the object is absent. */
  at(path: string): Reader;
  /** Names of an object's properties; empty where absent. */
  keys(path: string): readonly string[];
}

/** Reads a resource's declared inputs. */
export function inputsOf(view: ResourceView): Reader {
  return readerOf(view.inputs, "");
}

/** One value of a resource's inputs. Throws `Undecided` where it is not known. */
export function get(view: ResourceView, path: string): unknown {
  return inputsOf(view).get(path);
}

/** A reader over any value; `base` is put before every path that it reports. */
export function readerOf(root: unknown, base: string): Reader {
  const full = (path: string) => (base === "" ? path : path === "" ? base : `${base}.${path}`);
  const raw = (path: string) => walk(root, path, full);
  const get = (path: string) => {
    const value = raw(path);
    if (value === UNKNOWN) throw new Undecided(full(path));
    if (value === SECRET_MARKER) throw new Undecided(full(path), "a secret, which no rule reads");
    return value;
  };
  const list = (path: string): readonly unknown[] => {
    const value = get(path);
    if (value === undefined) return [];
    return Array.isArray(value) ? value : refuse(full(path), "a list", value);
  };
  return {
    path: base,
    get,
    has: (path) => has(root, path),
    unknown: (path) => isUnknown(() => raw(path)),
    secret: (path) => raw(path) === SECRET_MARKER,
    text(path) {
      const value = get(path);
      if (value === undefined || typeof value === "string") return value;
      return typeof value === "number" ? String(value) : refuse(full(path), "a text", value);
    },
    number(path) {
      const value = get(path);
      if (value === undefined || typeof value === "number") return value;
      const read = typeof value === "string" && value.trim() !== "" ? Number(value) : Number.NaN;
      return Number.isFinite(read) ? read : refuse(full(path), "a number", value);
    },
    flag(path, absent) {
      const value = get(path);
      if (value === undefined) return absent;
      if (typeof value === "boolean") return value;
      if (value === "true" || value === "false") return value === "true"; // some provider inputs are texts
      return refuse(full(path), "true or false", value);
    },
    texts: (path) =>
      list(path).map((_, index) => {
        const value = get(`${path}[${index}]`);
        return typeof value === "string" ? value : refuse(full(`${path}[${index}]`), "a text", value);
      }),
    items: (path) =>
      list(path).map((_, index) => readerOf(get(`${path}[${index}]`), full(`${path}[${index}]`))),
    at: (path) => readerOf(get(path), full(path)),
    keys(path) {
      const value = get(path);
      return value !== null && typeof value === "object" ? Object.keys(value) : [];
    },
  };
}

function walk(root: unknown, path: string, full: (path: string) => string): unknown {
  let value = root;
  let done = "";
  for (const step of steps(path)) {
    if (value === UNKNOWN) throw new Undecided(full(done));
    if (value === undefined || value === null || typeof value !== "object") return undefined;
    // Indexing plain data by a property name; the result stays `unknown` and is checked by the caller.
    value = Object.hasOwn(value, step) ? (value as Record<string, unknown>)[step] : undefined;
    done = /^\d+$/.test(step) ? `${done}[${step}]` : done === "" ? step : `${done}.${step}`;
  }
  return value ?? undefined;
}

function steps(path: string): readonly string[] {
  return path === "" ? [] : path.replaceAll("[", ".").replaceAll("]", "").split(".");
}

function has(root: unknown, path: string): boolean {
  try {
    return walk(root, path, (at) => at) !== undefined;
  } catch (error) {
    if (error instanceof Undecided) return true;
    throw error;
  }
}

function isUnknown(read: () => unknown): boolean {
  try {
    return read() === UNKNOWN;
  } catch (error) {
    if (error instanceof Undecided) return true;
    throw error;
  }
}

function refuse(path: string, expected: string, found: unknown): never {
  const kind = found === null ? "null" : Array.isArray(found) ? "a list" : typeof found;
  throw new TypeError(`${path}: must be ${expected}; got ${kind}.`);
}
