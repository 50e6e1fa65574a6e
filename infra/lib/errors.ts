/**
 * One thing that a person has to mend, in the form `<where>: <expected>; got <found>. <next step>.`
 * No field ever holds a secret's value.
 */
export interface Problem {
  /** What was read: a stack file's name or a stack's name. */
  readonly source?: string;
  /** Line of `source`, counted from 1, where the text is known. */
  readonly line?: number;
  /** Key path that the reader can edit, such as `services.api.containerPort`. */
  readonly where: string;
  /** What would have been right. */
  readonly expected: string;
  /** What was there, in short plain form. */
  readonly found: string;
  /** What to do now: one sentence without its full stop. */
  readonly next: string;
}

/** One problem as one line of text. */
export function formatProblem(problem: Problem): string {
  const line = problem.line === undefined ? "" : `:${problem.line}`;
  const source = problem.source === undefined ? "" : `${problem.source}${line} `;
  return `${source}${problem.where}: ${problem.expected}; got ${problem.found}. ${problem.next}.`;
}

/** By source, then key path: the same faults are always told in the same order. Repeated lines are told once. */
export function sortProblems(problems: readonly Problem[]): readonly Problem[] {
  const byText = new Map(problems.map((problem) => [formatProblem(problem), problem]));
  const key = (problem: Problem): string =>
    [problem.source ?? "", problem.where, problem.expected].join("\n");
  return [...byText.values()].sort((a, b) => compare(key(a), key(b)));
}

/** Every problem of one stage, thrown once; the message has one line for each. */
export class ConfigError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    const sorted = sortProblems(problems);
    super(sorted.map(formatProblem).join("\n"));
    this.name = "ConfigError";
    this.problems = sorted;
  }
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
