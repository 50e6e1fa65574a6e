import { formatProblem, type Problem } from "../../infra/lib/errors.ts";

/**
 * An error that the person at the keyboard can mend: the command prints its message alone, without a stack, and ends with
 * `exitCode`. Everything else that is thrown is a fault of ours and keeps its stack.
 */
export class UserError extends Error {
  /** 1 failed (the default), 2 usage or configuration, 3 refused by policy. */
  readonly exitCode: number;
  /** The message in its parts; undefined where it only repeats what somebody else said. */
  readonly problem: Problem | undefined;

  constructor(said: Problem | string, exitCode = 1, options?: ErrorOptions) {
    super(typeof said === "string" ? said : formatProblem(said), options);
    this.name = "UserError";
    this.exitCode = exitCode;
    this.problem = typeof said === "string" ? undefined : said;
  }
}
