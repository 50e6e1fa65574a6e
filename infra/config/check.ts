import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Problem, sortProblems } from "../lib/errors.ts";
import { nearest } from "../lib/nearest.ts";
import type { Config } from "./config.ts";
import { checkConfig } from "./load.ts";
import { owningStackProblems, type StackSource } from "./owning-stacks.ts";
import { promotionProblems } from "./promotion-stacks.ts";
import { readStackFile, type StackFile } from "./stack-file.ts";
import { stackFileName, stacksOf } from "./stack-folder.ts";
import { type Whole, wholeConfiguration } from "./whole-configuration.ts";
import { valueAt } from "./word-at.ts";

/** What checking a folder gives. */
export interface FolderCheck {
  /** Names of the stacks that were checked. */
  readonly stacks: readonly string[];
  /** All problems, sorted; empty when everything is right. */
  readonly problems: readonly Problem[];
  /** By stack, those without a problem of their own. */
  readonly configs: ReadonlyMap<string, Config>;
  /** By stack, every one of those that were checked: what its file says together with the files that it takes from. */
  readonly wholes: ReadonlyMap<string, SourcedWhole>;
}

/** A configuration with the words of its own file, for who asks where a value stands. */
export interface SourcedWhole extends Whole {
  readonly own: unknown;
}

/** A stack's file and what it makes. */
interface Read {
  readonly name: string;
  readonly source: string;
  readonly file: StackFile;
  readonly whole: SourcedWhole;
}

/**
 * Checks the original stack files of `dir`: one stack, or all. What several stacks say together (who owns a zone, where images are tried) is judged
 * over the whole folder in both cases; with one stack, only problems that it is part of are told. Needs no engine.
 */
export function checkFolder(dir: string, stack?: string): FolderCheck {
  const known = stacksOf(dir);
  const chosen = stack === undefined ? known : known.filter((name) => name === stack);
  if (chosen.length === 0)
    return { stacks: [], problems: [noStack(known, stack)], configs: new Map(), wholes: new Map() };
  const files = readAll(dir, known);
  const configs = new Map<string, Config>();
  const problems: Problem[] = [];
  for (const one of files) {
    if (!chosen.includes(one.name)) continue;
    const own = problemsOf(one);
    if (own.config !== undefined) configs.set(one.name, own.config);
    const other = own.problems.length === 0 ? undefined : files.find(({ name }) => name === one.whole.like);
    const theirs = other && { ...other, problems: problemsOf(other).problems };
    problems.push(...own.problems.map((problem) => locatedIn(problem, one, theirs)));
  }
  const sources: readonly StackSource[] = files.map(({ source, whole }) => ({ source, raw: whole.raw }));
  for (const problem of [...owningStackProblems(sources), ...promotionProblems(sources)]) {
    const owner = files.find(({ source }) => source === problem.source);
    const concerned = chosen.some((name) =>
      [problem.source, ...mentioned(problem, known)].includes(stackFileName(name)),
    );
    if (owner !== undefined && concerned) problems.push(located(problem, owner.source, owner.file));
  }
  const wholes = new Map(
    files.filter(({ name }) => chosen.includes(name)).map(({ name, whole }) => [name, whole]),
  );
  return { stacks: chosen, problems: sortProblems(problems), configs, wholes };
}

/** Every file of the folder, and the configuration that each makes with the others. */
function readAll(dir: string, known: readonly string[]): readonly Read[] {
  const files = new Map(known.map((name) => [name, readFile(dir, name)]));
  const folder = { names: known, raw: (name: string) => files.get(name)?.raw, mayBeLike: () => true };
  return [...files].map(([name, file]) => ({
    name,
    source: stackFileName(name),
    file,
    whole: { ...wholeConfiguration(name, folder), own: file.raw },
  }));
}

interface Judged {
  readonly config: Config | undefined;
  readonly problems: readonly Problem[];
}

/** Checks one stack's file, with what it takes from another. */
function problemsOf({ file, whole }: Pick<Read, "file" | "whole">): Judged {
  if (file.raw === undefined && file.problems.length > 0)
    return { config: undefined, problems: file.problems };
  if (whole.problems.length > 0)
    return { config: undefined, problems: [...whole.problems, ...file.problems] };
  const { config, problems } = checkConfig(whole.raw);
  const told = new Set(problems.map(({ where }) => where));
  const all = [...problems, ...file.problems.filter(({ where }) => !told.has(where))];
  return { config: all.length === 0 ? config : undefined, problems: all };
}

/** Where the word stands that is wrong: what a file only took over and what is wrong there too is the other file's. */
function locatedIn(
  problem: Problem,
  { file, source, whole }: Read,
  other: (Read & Pick<Judged, "problems">) | undefined,
): Problem {
  if (other === undefined || valueAt(whole.own, problem.where.split(".")) !== undefined)
    return located(problem, source, file);
  const theirs = other.problems.some(
    ({ expected, found, where }) =>
      where === problem.where && expected === problem.expected && found === problem.found,
  );
  if (theirs) return located(problem, other.source, other.file);
  const line = file.lineOf("like");
  return { ...located(problem, source, file), ...(line === undefined ? {} : { line }) };
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
        ? `Name the folder with --config and the stack with --stack${stack === undefined || known.length === 0 ? "" : `; a stack that is up needs its file Pulumi.${stack}.yaml back, to be destroyed too`}`
        : `Write --stack ${near}`,
  };
}
