import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve as resolvePath } from "node:path";
import { checkFolder } from "../../infra/config/check.ts";
import { readStackFile } from "../../infra/config/stack-file.ts";
import { stackFileName, stacksOf } from "../../infra/config/stack-folder.ts";
import { keyPath } from "../../infra/config/word-at.ts";
import { ConfigError, type Problem } from "../../infra/lib/errors.ts";
import { GENERIC_ROWS } from "../../policies/checklist.ts";
import { EXPECTATIONS_FILE } from "../../policies/expectations.ts";
import { policyFileProblems } from "../../policies/policy-files.ts";
import { RULES } from "../../policies/rules/index.ts";
import { EXIT } from "../exit-codes.ts";
import { answerProblems } from "../init/answer-problems.ts";
import { FACTS, type Fact, readAnswers } from "../init/answers.ts";
import { asOption } from "../init/as-option.ts";
import { folderProblems } from "../init/folder-problems.ts";
import { newProduct, type Source } from "../init/new-product.ts";
import { oneAccount, type Settled } from "../init/one-account.ts";
import { rehearsalLines } from "../init/rehearsal-lines.ts";
import { type SetAside, setAside } from "../init/set-aside.ts";
import {
  acknowledgementToFill,
  describeAcknowledgement,
  setAsideAcknowledgement,
} from "../init/set-aside-acknowledgement.ts";
import { demandsToFill, toFill } from "../init/to-fill.ts";
import { table } from "../lib/table.ts";
import type { Terminal } from "../lib/terminal.ts";

/** Files that stand beside the stack files and hold for all of them. */
const BESIDE = [EXPECTATIONS_FILE, "exemptions.yaml"];

/** Where an editor finds the schema: a path from the file's own folder. */
const SCHEMA_PATH = /^(# yaml-language-server: \$schema=)(\.?[\w./-]+)$/m;

/** Longer values are cut in the table; `--json` has them whole. */
const VALUE_WIDTH = 40;

/** What `slipway init` is asked. */
export interface InitOptions {
  /** Folder of the example. Undefined: none was named, which is a problem like any other. */
  readonly from: string | undefined;
  /** Folder of the new product: empty, or not there yet. Undefined like `from`. */
  readonly to: string | undefined;
  readonly given: Readonly<Partial<Record<Fact, readonly string[]>>>;
  readonly terminal: Terminal;
}

/** `slipway init`: an example's configuration with a new product's facts, and the list of what only a person can fill. */
export function init({ from, given, terminal, to }: InitOptions): number {
  const stacks = from === undefined ? [] : stacksOf(from);
  const { answers, problems } = readAnswers(given, stacks);
  const answered = stacks.map((stack) => ({
    stack,
    raw: readStackFile(readFileSync(join(from ?? "", stackFileName(stack)), "utf8")).raw,
    answers: answers.get(stack) ?? {},
  }));
  const all = [...folderProblems(from, to), ...problems, ...answerProblems(answered)];
  if (all.length > 0 || from === undefined || to === undefined) throw new ConfigError(all);
  const sources = new Map<string, Source>();
  for (const stack of stacks) {
    const text = readFileSync(join(from, stackFileName(stack)), "utf8");
    sources.set(stackFileName(stack), { text, answers: answers.get(stack) });
  }
  for (const file of BESIDE.filter((name) => existsSync(join(from, name))))
    sources.set(file, { text: readFileSync(join(from, file), "utf8"), answers: undefined });
  const renewed = [...newProduct(sources)].map(([file, text]) => [file, atNewPlace(text, from, to)] as const);
  const { notes, texts: settled } = settledFiles(new Map(renewed));
  const { demands, texts: undemanding } = withoutDemands(settled);
  const { bound, texts } = withoutAcknowledgements(undemanding);
  write(texts, to);
  const open = [...texts].flatMap(([file, text]) => [
    ...toFill(file, text),
    ...acknowledgementToFill(file, bound.get(file)),
    ...(file === EXPECTATIONS_FILE ? demandsToFill(demands) : []),
  ]);
  terminal.say(`${[...texts.keys()].join(", ")}: written to ${to}.`);
  for (const note of notes) terminal.say(note);
  for (const file of bound.keys()) terminal.say(describeAcknowledgement(file));
  const aside = demands?.rows.length ?? 0;
  if (aside > 0)
    terminal.say(
      `${EXPECTATIONS_FILE}: ${aside} ${aside === 1 ? "row" : "rows"} of the example's own set aside as comments: they are its owners' demands.`,
    );
  if (open.length > 0) {
    terminal.say();
    const rows = open.map((one) => [`${one.file}:${one.line}`, one.path, cut(one.found), one.next]);
    for (const line of table(["to fill", "setting", "now", "with"], rows)) terminal.say(line);
    terminal.say();
  }
  for (const line of rehearsalLines(to)) terminal.say(line);
  terminal.json({ ok: true, exitCode: EXIT.done, folder: to, files: [...texts.keys()], toFill: open });
  return EXIT.done;
}

/** The stack files as they stand together, and the files beside them. */
function settledFiles(texts: ReadonlyMap<string, string>): Settled {
  const isBeside = ([file]: readonly [string, string]): boolean => BESIDE.includes(file);
  const { notes, texts: stackFiles } = oneAccount(new Map([...texts].filter((one) => !isBeside(one))));
  return { notes, texts: new Map([...stackFiles, ...[...texts].filter(isBeside)]) };
}

/** What another product demands of itself is nobody's demand here. */
function withoutDemands(texts: ReadonlyMap<string, string>): {
  readonly texts: ReadonlyMap<string, string>;
  readonly demands: SetAside | undefined;
} {
  const text = texts.get(EXPECTATIONS_FILE);
  if (text === undefined) return { texts, demands: undefined };
  const judged = new Set(RULES.map(({ control }) => control));
  const generic = GENERIC_ROWS.filter(({ chosen, id }) => chosen === "by product" && judged.has(id));
  const demands = setAside(text, new Set(generic.map(({ id }) => id)));
  return { texts: new Map([...texts, [EXPECTATIONS_FILE, demands.text]]), demands };
}

/** What another product's person acknowledged for good is nobody's word here. `bound` has the line of each comment, by file. */
function withoutAcknowledgements(texts: ReadonlyMap<string, string>): {
  readonly texts: ReadonlyMap<string, string>;
  readonly bound: ReadonlyMap<string, number>;
} {
  const bound = new Map<string, number>();
  const renewed = [...texts].map(([file, text]) => {
    if (BESIDE.includes(file)) return [file, text] as const;
    const { line, text: free } = setAsideAcknowledgement(text);
    if (line !== undefined) bound.set(file, line);
    return [file, free] as const;
  });
  return { bound, texts: new Map(renewed) };
}

function cut(text: string): string {
  return text.length > VALUE_WIDTH ? `${text.slice(0, VALUE_WIDTH - 1)}…` : text;
}

/** All files or none: they are checked in a folder beside it that then takes its name. */
function write(texts: ReadonlyMap<string, string>, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  const draft = mkdtempSync(join(dirname(to), ".slipway-init-"));
  try {
    for (const [file, text] of texts) writeFileSync(join(draft, file), text);
    const problems = [...checkFolder(draft).problems, ...policyFileProblems(draft)];
    if (problems.length > 0) throw new ConfigError(problems.map((problem) => notThere(problem, to)));
    renameSync(draft, to); // onto an empty folder too
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    throw error;
  }
}

/** The files do not stand: their lines would lead nowhere, and what an option gives is mended there. */
function notThere({ line: _, source, ...problem }: Problem, to: string): Problem {
  const facts = Object.keys(FACTS) as Fact[]; // the keys of our own table
  const fact = facts.find((one) => keyPath(FACTS[one]) === problem.where);
  const next = fact === undefined ? problem.next : asOption(fact, problem.next);
  return { ...problem, where: `${problem.where} of the new ${source ?? to}`, next };
}

function atNewPlace(text: string, from: string, to: string): string {
  return text.replace(
    SCHEMA_PATH,
    (_, before: string, path: string) => `${before}${relative(to, resolvePath(from, path))}`,
  );
}
