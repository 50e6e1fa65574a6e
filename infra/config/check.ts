import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Problem, sortProblems } from "../lib/errors.ts";
import { nearest } from "../lib/nearest.ts";
import type { Config } from "./config.ts";
import { checkConfig } from "./load.ts";
import { owningStackProblems, type StackSource } from "./owning-stacks.ts";
import { readStackFile, type StackFile } from "./stack-file.ts";

/** Names of stack files. `Pulumi.yaml` itself is the project's. */
const STACK_FILE = /^Pulumi\.([A-Za-z0-9_.-]+)\.yaml$/;

/** What checking a folder gives. */
export interface FolderCheck {
  /** Names of the stacks that were checked. */
  readonly stacks: readonly string[];
  /** All problems, sorted; empty when everything is right. */
  readonly problems: readonly Problem[];
  /** By stack, those without a problem of their own. */
  readonly configs: ReadonlyMap<string, Config>;
}

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

/**
 * Checks the original stack files of `dir`: one stack, or all. What several stacks say together (who owns a zone) is judged
 * over the whole folder in both cases; with one stack, only problems that it is part of are told. Needs no engine.
 */
export function checkFolder(dir: string, stack?: string): FolderCheck {
  const known = stacksOf(dir);
  const chosen = stack === undefined ? known : known.filter((name) => name === stack);
  if (chosen.length === 0) return { stacks: [], problems: [noStack(known, stack)], configs: new Map() };
  const files = known.map((name) => ({ name, source: stackFileName(name), file: readFile(dir, name) }));
  const configs = new Map<string, Config>();
  const problems: Problem[] = [];
  for (const { file, name, source } of files) {
    if (!chosen.includes(name)) continue;
    const own = problemsOf(file);
    if (own.config !== undefined) configs.set(name, own.config);
    problems.push(...own.problems.map((problem) => located(problem, source, file)));
  }
  const sources: readonly StackSource[] = files.map(({ file, source }) => ({ source, raw: file.raw }));
  for (const problem of owningStackProblems(sources)) {
    const owner = files.find(({ source }) => source === problem.source);
    const concerned = chosen.some((name) =>
      [problem.source, ...mentioned(problem, known)].includes(stackFileName(name)),
    );
    if (owner !== undefined && concerned) problems.push(located(problem, owner.source, owner.file));
  }
  return { stacks: chosen, problems: sortProblems(problems), configs };
}

/** Checks one stack's file on its own text. */
function problemsOf(file: StackFile): { config: Config | undefined; problems: readonly Problem[] } {
  if (file.raw === undefined && file.problems.length > 0)
    return { config: undefined, problems: file.problems };
  const { config, problems } = checkConfig(file.raw);
  const told = new Set(problems.map(({ where }) => where));
  const all = [...problems, ...file.problems.filter(({ where }) => !told.has(where))];
  return { config: all.length === 0 ? config : undefined, problems: all };
}

function located(problem: Problem, source: string, file: StackFile): Problem {
  const line = problem.line ?? file.lineOf(problem.where);
  return { ...problem, source, ...(line === undefined ? {} : { line }) };
}

/** The other stack files that a problem speaks of. */
function mentioned(problem: Problem, known: readonly string[]): readonly string[] {
  const text = `${problem.found} ${problem.expected}`;
  return known.map(stackFileName).filter((file) => text.includes(file));
}

function readFile(dir: string, stack: string): StackFile {
  try {
    return readStackFile(readFileSync(join(dir, stackFileName(stack)), "utf8"));
  } catch (error) {
    return { raw: undefined, problems: [unreadable(error)], lineOf: () => undefined };
  }
}

function unreadable(error: unknown): Problem {
  const hasCode = error !== null && typeof error === "object" && "code" in error;
  const code = hasCode ? String(error.code) : "a fault of the disk";
  return {
    where: "file",
    expected: "a readable text file",
    found: code,
    next: "Check its kind and its access rights",
  };
}

function noStack(known: readonly string[], stack: string | undefined): Problem {
  const expected =
    known.length === 0 ? "a folder with a file Pulumi.<stack>.yaml" : `one of the stacks ${known.join(", ")}`;
  const near = stack === undefined ? undefined : nearest(stack, known);
  return {
    where: "stack",
    expected,
    found: stack === undefined ? "none" : JSON.stringify(stack),
    next:
      near === undefined
        ? "Name the folder with --config and the stack with --stack"
        : `Write --stack ${near}`,
  };
}

function filesOf(dir: string): readonly string[] {
  try {
    return readdirSync(dir);
  } catch {
    return []; // told as a folder without stacks
  }
}
