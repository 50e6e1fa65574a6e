import { type Plain, plain } from "./merged.ts";

/** Marks that part the words of a namespace. */
const WORDS = /[^/._#-]+/g;

/** The stack whose namespaces move, and the one that gets them. */
export interface NamespaceMove {
  readonly from: string;
  readonly to: string;
  /** Namespace that nobody's metrics may take: where the new stack counts its log lines. */
  readonly taken: string;
}

/**
 * Each namespace that an application publishes to → the one of the stack that is like it: Shop/Staging becomes Shop/Test, and a
 * name without the environment gets it at its end.
 */
export function movedNamespaces(raw: Plain, { from, taken, to }: NamespaceMove): ReadonlyMap<string, string> {
  const all = Object.values(plain(raw.published)).map((one) => plain(one).namespace);
  return new Map(
    all.flatMap((namespace) => {
      if (typeof namespace !== "string") return [];
      const renamed = namespace.replace(WORDS, (word) =>
        word.toLowerCase() === from.toLowerCase() ? spelledLike(word, to) : word,
      );
      const moved = renamed === namespace ? `${namespace}/${to}` : renamed;
      return [[namespace, moved === taken ? `${moved}/app` : moved]];
    }),
  );
}

/** A copy in which the namespaces have moved, with the services' variables that hold one, and the paths of what changed. */
export function withMovedNamespaces(
  raw: Plain,
  namespaces: ReadonlyMap<string, string>,
): { readonly raw: Plain; readonly changed: readonly string[] } {
  const changed: string[] = [];
  const moved = (value: unknown, path: string): unknown => {
    const to = typeof value === "string" ? namespaces.get(value) : undefined;
    if (to !== undefined) changed.push(path);
    return to ?? value;
  };
  const published = each(raw.published, (one, name) =>
    within(one, "namespace", (value) => moved(value, `published.${name}.namespace`)),
  );
  const services = each(raw.services, (one, name) =>
    within(one, "environment", (group) =>
      each(group, (value, variable) => moved(value, `services.${name}.environment.${variable}`)),
    ),
  );
  return { raw: namespaces.size === 0 ? raw : { ...raw, published, services }, changed };
}

function each(group: unknown, change: (value: unknown, key: string) => unknown): Plain {
  return Object.fromEntries(Object.entries(plain(group)).map(([key, value]) => [key, change(value, key)]));
}

function within(group: unknown, key: string, change: (value: unknown) => unknown): unknown {
  const { [key]: value } = plain(group);
  return value === undefined ? group : { ...plain(group), [key]: change(value) };
}

function spelledLike(found: string, name: string): string {
  if (found === found.toUpperCase()) return name.toUpperCase();
  const [first = ""] = found;
  return first === first.toUpperCase() ? `${name.charAt(0).toUpperCase()}${name.slice(1)}` : name;
}
