/** A value that another resource gives, standing in a text until it is known: `${ref:<name>}`. */
const REFERENCE = /\$\{ref:([^{}]+)\}/g;

/** The text that stands for the value named `name`, such as `cache.host` or `secret:DATABASE_URL`. */
export function referenceTo(name: string): string {
  return `\${ref:${name}}`;
}

/** Every name referred to anywhere in the value, sorted, each once. */
export function collectReferences(value: unknown): readonly string[] {
  const names = new Set<string>();
  visit(value, (text) => {
    for (const [, name] of text.matchAll(REFERENCE)) names.add(name as string); // the pattern has one group
    return text;
  });
  return [...names].sort();
}

/**
 * The same value with each reference replaced by its real text, once: a reference inside a real text stays as it is.
 * Keys are never changed. Throws where a name has no text, since a task would start with the placeholder.
 */
export function replaceReferences<T>(value: T, texts: Readonly<Record<string, string>>): T {
  return visit(value, (text) =>
    text.replaceAll(REFERENCE, (_, name: string) => {
      const found = Object.hasOwn(texts, name) ? texts[name] : undefined;
      if (found === undefined) {
        const known = Object.keys(texts).sort().join(", ");
        throw new Error(`reference "${name}": one of ${known === "" ? "none" : known} was expected.`);
      }
      return found;
    }),
  ) as T; // only texts are replaced, by texts
}

function visit(value: unknown, text: (found: string) => string): unknown {
  if (typeof value === "string") return text(value);
  if (Array.isArray(value)) return value.map((item) => visit(item, text));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, visit(item, text)]));
}
