import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { StackFiles } from "./whole-configuration.ts";

/** Names of stack files. `Pulumi.yaml` itself is the project's. */
const STACK_FILE = /^Pulumi\.([A-Za-z0-9_.-]+)\.yaml$/;

/** The word as a key, however YAML lets it be written. */
const LIKE = /\blike\b["']?\s*:/;

/** The stacks of a folder, by name, sorted. Empty for a folder that cannot be read. */
export function stacksOf(dir: string): readonly string[] {
  return filesOf(dir)
    .flatMap((file) => STACK_FILE.exec(file)?.[1] ?? [])
    .sort();
}

/** File name of a stack's configuration. */
export function stackFileName(stack: string): string {
  return `Pulumi.${stack}.yaml`;
}

/** The stack files of `dir`, each read at most once; `rawOf` takes the value of `slipway:stack` out of a file's text. */
export function stackFolder(dir: string, rawOf: (text: string) => unknown): StackFiles {
  const texts = new Map<string, string>();
  const raws = new Map<string, unknown>();
  const text = (name: string): string => {
    const found = texts.get(name) ?? textOf(join(dir, stackFileName(name)));
    texts.set(name, found);
    return found;
  };
  return {
    names: stacksOf(dir),
    raw: (name) => {
      if (!raws.has(name)) raws.set(name, rawOf(text(name)));
      return raws.get(name);
    },
    mayBeLike: (name) => LIKE.test(text(name)),
  };
}

function textOf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return ""; // a file that cannot be read is told where it is checked
  }
}

function filesOf(dir: string): readonly string[] {
  try {
    return readdirSync(dir);
  } catch {
    return []; // told as a folder without stacks
  }
}
