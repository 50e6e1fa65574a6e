import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Which of the two files of nested types a name belongs to. */
export type Direction = "input" | "output";

/**
 * Finds the source text of one nested type. The type files of aws hold 5.7 MB each and take seconds to parse; finding a
 * namespace and an interface in the text takes milliseconds, and then only that slice is parsed.
 */
export class NestedTypes {
  readonly #root: string;
  /** By file: namespace → its text. The empty name is the whole file, for interfaces outside any namespace. */
  readonly #namespaces = new Map<string, Map<string, string>>();
  /** By file and namespace: interface → where its text starts. */
  readonly #starts = new Map<string, Map<string, number>>();

  /** @param root folder of the SDK package */
  constructor(root: string) {
    this.#root = root;
  }

  /** The text of `interface X { … }`, for a name such as `rds.InstanceS3Import` or `RulesetRule`. */
  interfaceText(direction: Direction, name: string): string {
    const { namespace, local } = split(name);
    const file = `types/${direction}.d.ts`;
    const text = this.#namespaceText(file, namespace);
    const start = this.#interfaceStarts(file, namespace, text).get(local);
    const end = text.indexOf(namespace === "" ? "\n}" : "\n    }", start);
    if (start === undefined || end < 0) throw notFound(this.#root, file, `interface ${name}`);
    return utf8(text.slice(start, text.indexOf("}", end) + 1));
  }

  /** The text of `const X: { readonly … }` of an enumeration, for a name such as `rds.EngineType`. */
  enumText(name: string): string {
    const { namespace, local } = split(name);
    const file = join("types/enums", namespace, "index.d.ts");
    const text = this.#namespaceText(file, "");
    const start = text.indexOf(`export declare const ${local}: {`);
    const end = text.indexOf("\n};", start);
    if (start < 0 || end < 0) throw notFound(this.#root, file, `enumeration ${name}`);
    return utf8(text.slice(start, end + "\n};".length));
  }

  #namespaceText(file: string, namespace: string): string {
    const known =
      this.#namespaces.get(file) ?? new Map([["", `\n${readFileSync(join(this.#root, file), "latin1")}`]]); // headings are sought after a line's end
    this.#namespaces.set(file, known);
    const whole = known.get("") ?? "";
    const found = known.get(namespace);
    if (found !== undefined) return found;
    const start = whole.indexOf(`\nexport declare namespace ${namespace} {\n`);
    if (start < 0) throw notFound(this.#root, file, `namespace ${namespace}`);
    const text = whole.slice(start, whole.indexOf("\n}", start));
    known.set(namespace, text);
    return text;
  }

  #interfaceStarts(file: string, namespace: string, text: string): ReadonlyMap<string, number> {
    const key = `${file} ${namespace}`;
    const known = this.#starts.get(key);
    if (known !== undefined) return known;
    const heading = namespace === "" ? "\nexport interface " : "\n    interface ";
    const starts = new Map<string, number>();
    for (let at = text.indexOf(heading); at >= 0; at = text.indexOf(heading, at + 1)) {
      const nameAt = at + heading.length;
      starts.set(text.slice(nameAt, text.indexOf(" ", nameAt)), nameAt - "interface ".length);
    }
    this.#starts.set(key, starts);
    return starts;
  }
}

function split(name: string): { namespace: string; local: string } {
  const dot = name.lastIndexOf(".");
  return { namespace: name.slice(0, Math.max(dot, 0)), local: name.slice(dot + 1) };
}

/** Files are searched as one byte per character, which is fastest; the found slice is then decoded properly. */
function utf8(latin1: string): string {
  return Buffer.from(latin1, "latin1").toString("utf8");
}

function notFound(root: string, file: string, what: string): Error {
  return new Error(`${join(root, file)}: expected ${what}; got none. Reinstall the package (npm ci).`);
}
