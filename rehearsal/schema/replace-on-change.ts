import { readFileSync } from "node:fs";

interface Entry {
  /** Paths from the resource; `[]` stands for any element: `ingress[].fromPort`. */
  readonly replace: readonly string[];
  /** Property → under which circumstance its change replaces the resource. */
  readonly sometimes?: Readonly<Record<string, string>>;
  /** Keys of `sources`. */
  readonly sources: readonly string[];
}

interface Table {
  /** Key → where the fact comes from and when it was read. */
  readonly sources: Readonly<Record<string, string>>;
  readonly types: Readonly<Record<string, Entry>>;
}

const FILE = new URL("replace-on-change.json", import.meta.url);
// The file is ours and its form is kept by tests.
const TABLE = JSON.parse(readFileSync(FILE, "utf8")) as Table;
const REPLACE = new Map(Object.entries(TABLE.types).map(([token, { replace }]) => [token, new Set(replace)]));

/**
 * The properties whose change replaces the resource, as paths from it (`[]` for any element of a list). A listed path covers
 * all that is inside it. The SDKs' type files do not say this: the facts are in `replace-on-change.json`, with their sources.
 * Throws for a type that is not listed there, since "nothing replaces it" would be a guess.
 */
export function replaceOnChange(token: string): ReadonlySet<string> {
  const found = REPLACE.get(token);
  if (found === undefined) throw notListed(token);
  return found;
}

/** Properties whose change replaces the resource only under a circumstance, with that circumstance in words. */
export function replaceSometimes(token: string): ReadonlyMap<string, string> {
  const entry = TABLE.types[token];
  if (entry === undefined) throw notListed(token);
  return new Map(Object.entries(entry.sometimes ?? {}));
}

function notListed(token: string): Error {
  return new Error(
    `${token}: expected its properties that force a replacement; got none. Add it to rehearsal/schema/replace-on-change.json.`,
  );
}
