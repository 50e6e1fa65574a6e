import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isMap, isNode, isScalar, isSeq, LineCounter, type Node, parseDocument } from "yaml";
import { yamlFault } from "../infra/config/yaml-fault.ts";
import { ConfigError, type Problem } from "../infra/lib/errors.ts";

/** Collects the problems of one file; each is told with the line of its key, where there is one. */
export interface Problems {
  /** How many there are so far. */
  readonly count: number;
  tell(where: string, expected: string, found: string, next: string): void;
  /** Throws all of them, if there are any. */
  throwAll(): void;
}

/** The line of a key path, or of what is nearest around it; counted from 1. */
type LineOf = (path: string) => number | undefined;

/** A YAML file that stands beside the stack files. */
export interface PolicyFile {
  readonly raw: unknown;
  readonly lineOf: LineOf;
}

/** Starts a collection for the file of this name. */
export function problemsOf(source: string, lineOf: LineOf = () => undefined): Problems {
  const problems: Problem[] = [];
  return {
    get count() {
      return problems.length;
    },
    tell(where, expected, found, next) {
      const line = lineOf(where);
      problems.push({ source, ...(line === undefined ? {} : { line }), where, expected, found, next });
    },
    throwAll() {
      if (problems.length > 0) throw new ConfigError(problems);
    },
  };
}

/** Reads a file of a configuration folder; undefined where there is none. Throws `ConfigError` for what is no YAML. */
export function readPolicyFile(configDir: string, name: string): PolicyFile | undefined {
  const text = textOf(configDir, name);
  if (text === undefined) return undefined;
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: "error" });
  const fault = document.errors[0]; // later faults mostly follow from the first
  if (fault !== undefined) {
    const { line } = lines.linePos(fault.pos[0]);
    throw new ConfigError([{ source: name, line, ...yamlFault(fault.code, line) }]);
  }
  return { raw: document.toJS(), lineOf: (path) => lineAt(document.contents, path, lines) };
}

function textOf(configDir: string, name: string): string | undefined {
  try {
    return readFileSync(join(configDir, name), "utf8");
  } catch (error) {
    const hasCode = error !== null && typeof error === "object" && "code" in error;
    const code = hasCode ? String(error.code) : "a fault of the disk";
    if (code === "ENOENT") return undefined;
    const next = "Check its kind and its access rights";
    throw new ConfigError([
      { source: name, where: "file", expected: "a readable text file", found: code, next },
    ]);
  }
}

function lineAt(contents: Node | null, path: string, lines: LineCounter): number | undefined {
  let node: unknown = contents;
  let found: number | undefined;
  for (const step of path.replaceAll("[", ".").replaceAll("]", "").split(".")) {
    let place: unknown;
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === step);
      place = pair?.key;
      node = pair?.value;
    } else if (isSeq(node)) {
      place = node.items[Number(step)];
      node = place;
    } else break;
    if (!isNode(place) || !place.range) break;
    found = lines.linePos(place.range[0]).line;
  }
  return found;
}

/** What was given where something else was asked for, without its value. */
export function kind(value: unknown): string {
  if (value === undefined || value === null) return "nothing";
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" ? "a mapping" : `a ${typeof value === "string" ? "text" : typeof value}`;
}
