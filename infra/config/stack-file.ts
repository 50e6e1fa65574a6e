import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Pair,
  parseDocument,
  type Scalar,
  visit,
} from "yaml";
import { isSecretName } from "../lib/credentials.ts";
import type { Problem } from "../lib/errors.ts";
import { nearest } from "../lib/nearest.ts";
import { shown } from "../lib/shown.ts";
import { CONFIG_KEY, configSchema } from "./config.ts";
import { keyPath, type Step, schemaAt, valueAt, wantsText, wordAt } from "./word-at.ts";
import { yamlFault } from "./yaml-fault.ts";

/** A stack file as it was written: what plain Pulumi would hand over, with texts that YAML would alter kept as they stand. */
export interface StackFile {
  /** The value of `slipway:stack`; undefined when the file cannot be read or has none. */
  readonly raw: unknown;
  /** Faults of the text itself: YAML that cannot be read, keys given twice, texts without quotes. */
  readonly problems: readonly Problem[];
  /** The line of a key path of the configuration, or of what is nearest around it; counted from 1. */
  readonly lineOf: (path: string) => number | undefined;
}

/** Keys that the engine itself reads, such as `pulumi:tags` or `pulumi:disable-default-providers`. */
const ENGINES_OWN = "pulumi:";

/**
 * Plain texts that some reader of YAML takes for something else: YAML 1.1's switches, dates, base-60 and underscored
 * numbers (also `1000:1000`, which is none but close to one). YAML 1.2's numbers are seen from the parsed value.
 */
const ALTERED_BY_YAML_1_1 =
  /^(?:y|n|yes|no|on|off|[-+]?[0-9][0-9_]*(?::[0-9]+)+(?:\.[0-9_]*)?|[-+]?[0-9][0-9_]*(?:\.[0-9_]*)?|[-+]?0b[01_]+|\d{4}-\d{1,2}-\d{1,2}(?:[Tt ].*)?)$/i;

/** Reads a stack file's text. `slipway` does so, never plain Pulumi, which hands the parsed value over. */
export function readStackFile(text: string): StackFile {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    uniqueKeys: false,
    merge: true,
    prettyErrors: false,
    logLevel: "error",
  });
  const fault = document.errors[0] ?? keyFault(document); // later faults mostly follow from the first
  if (fault !== undefined) {
    const line = lines.linePos(fault.pos[0]).line;
    return { raw: undefined, problems: [yamlFault(fault.code, line)], lineOf: () => line };
  }
  const reader = new Reader(document, lines);
  return { raw: reader.raw, problems: reader.problems, lineOf: (path) => reader.lineOf(path) };
}

/** YAML allows groups and lists as keys; here they are a mistake (`user: {{ name }}`), and no path could name them. */
function keyFault(
  document: Document,
): { readonly code: "NON_STRING_KEY"; readonly pos: readonly [number] } | undefined {
  let start: number | undefined;
  visit(document, {
    Pair(_, { key }) {
      if (isScalar(key) || !isNode(key)) return undefined;
      start = key.range?.[0] ?? 0;
      return visit.BREAK;
    },
  });
  return start === undefined ? undefined : { code: "NON_STRING_KEY", pos: [start] };
}

class Reader {
  readonly problems: Problem[] = [];
  readonly raw: unknown;
  readonly #lines: LineCounter;
  readonly #lineByPath = new Map<string, number>();
  readonly #data: unknown;

  constructor(document: Document, lines: LineCounter) {
    this.#lines = lines;
    this.#data = valueAt(document.toJS(), ["config", CONFIG_KEY]);
    this.#readTop(document);
    this.raw = valueAt(document.toJS(), ["config", CONFIG_KEY]); // again: the texts are restored now
  }

  lineOf(path: string): number | undefined {
    for (let end = path.length; end > 0; end = path.lastIndexOf(".", end - 1)) {
      const line = this.#lineByPath.get(path.slice(0, end));
      if (line !== undefined) return line;
    }
    return this.#lineByPath.get(CONFIG_KEY);
  }

  /** Finds `slipway:stack` under `config`, and its misspellings. */
  #readTop(document: Document): void {
    const config: unknown = document.get("config", true);
    if (!isMap(config)) return;
    for (const pair of config.items) {
      const key = nameOf(pair);
      const path = key === CONFIG_KEY ? CONFIG_KEY : `config.${key}`;
      this.#note(path, pair.key);
      if (key === CONFIG_KEY) this.#readNode(pair.value, []);
      else if (key.startsWith("slipway:")) this.problems.push(misspelt(path, key));
      else if (!key.startsWith(ENGINES_OWN)) this.problems.push(foreign(path, key));
    }
  }

  #readNode(node: unknown, path: readonly Step[]): void {
    if (isAlias(node)) return; // judged where its anchor stands
    if (isMap(node)) this.#readMap(node.items, path);
    else if (isSeq(node)) {
      node.items.forEach((item, index) => {
        this.#note(keyPath([...path, index]), item);
        this.#readNode(item, [...path, index]);
      });
    } else if (isScalar(node)) this.#readScalar(node, path);
  }

  #readMap(items: readonly Pair[], path: readonly Step[]): void {
    const seen = new Set<string>();
    for (const pair of items) {
      const key = nameOf(pair);
      const here = [...path, key];
      const where = keyPath(here);
      if (seen.has(key))
        this.problems.push({ ...twice(where, this.lineOf(where)), ...this.#lineOf(pair.key) });
      seen.add(key);
      this.#note(where, pair.key);
      this.#readNode(pair.value, here);
    }
  }

  #readScalar(node: Scalar, path: readonly Step[]): void {
    const { source, type, value } = node;
    if (type !== "PLAIN" || source === undefined || value === null) return;
    const schema = schemaAt(configSchema, path, this.#data);
    if (schema === undefined || !wantsText(schema)) return;
    if (typeof value === "string" && !ALTERED_BY_YAML_1_1.test(source)) return;
    node.value = source; // as written, so that it is judged as the text that it was meant to be
    if (!holdsSecret(path)) this.problems.push(unquoted(path, source, this.#data));
  }

  #note(path: string, node: unknown): void {
    const { line } = this.#lineOf(node);
    if (line !== undefined && !this.#lineByPath.has(path)) this.#lineByPath.set(path, line);
  }

  #lineOf(node: unknown): { readonly line?: number } {
    const start = (node as { range?: readonly number[] | null } | null)?.range?.[0]; // every parsed node has a range
    return start === undefined ? {} : { line: this.#lines.linePos(start).line };
  }
}

function nameOf(pair: Pair): string {
  return isScalar(pair.key) ? (pair.key.source ?? String(pair.key.value)) : String(pair.key);
}

/** The check for secrets in clear speaks for those, without their value. */
function holdsSecret(path: readonly Step[]): boolean {
  return isSecretName(String(path.at(-1))) || (path[0] === "secrets" && path.length === 2);
}

function unquoted(path: readonly Step[], source: string, data: unknown): Problem {
  const key = path.at(-1);
  const quoted = JSON.stringify(source);
  return {
    where: keyPath(path),
    expected: wordAt(configSchema, path, data)?.expected ?? "text in quotes",
    found: `${source} without quotes`,
    next: `Write ${typeof key === "string" ? `${key}: ${quoted}` : quoted}`,
  };
}

function twice(where: string, firstLine: number | undefined): Problem {
  const found = firstLine === undefined ? "two" : `two, the first one in line ${firstLine}`;
  return { where, expected: "one entry of this name", found, next: "Remove or rename one of them" };
}

/** Every provider of the program has its settings from `slipway:stack`: other keys would be read by nobody. */
function foreign(where: string, key: string): Problem {
  return {
    where,
    expected: `no other key than ${CONFIG_KEY} and the engine's own (${ENGINES_OWN}…)`,
    found: shown(key),
    next:
      key === "aws:region"
        ? `Remove it: the region is aws.region under ${CONFIG_KEY}`
        : "Remove it: nothing reads it",
  };
}

function misspelt(where: string, key: string): Problem {
  const next = nearest(key, [CONFIG_KEY]) === undefined ? "Remove it" : `Write ${CONFIG_KEY}`;
  return { where, expected: `no other key of slipway's than ${CONFIG_KEY}`, found: shown(key), next };
}
