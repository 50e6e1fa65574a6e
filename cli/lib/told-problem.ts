import { formatProblem, type Problem } from "../../infra/lib/errors.ts";

/** One of the `problems` of a `--json` document. */
export interface ToldProblem extends Partial<Problem> {
  /** The whole of it as one text, as it is printed without `--json`. */
  readonly text: string;
}

/** A problem as every `--json` document tells it: its text always, its parts where slipway itself found it. */
export function toldProblem(found: Problem | string): ToldProblem {
  return typeof found === "string" ? { text: found } : { text: formatProblem(found), ...found };
}
