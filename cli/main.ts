import { CommanderError } from "commander";
import { ConfigError } from "../infra/lib/errors.ts";
import { EXIT } from "./exit-codes.ts";
import { openTerminal, type Terminal } from "./lib/terminal.ts";
import { toldProblem } from "./lib/told-problem.ts";
import { UserError } from "./lib/user-error.ts";
import { commands } from "./program.ts";

/** Runs `slipway` with those arguments and returns its exit code. Never throws for what a person can mend. */
export async function main(argv: readonly string[]): Promise<number> {
  let exitCode: number = EXIT.done;
  const terminal = openTerminal({ json: argv.includes("--json") });
  const program = commands(terminal, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync([...argv], { from: "user" });
    return exitCode;
  } catch (error) {
    return explainError(error, terminal);
  }
}

/** Prints what a person can mend as plain lines; a fault of ours keeps its stack. */
function explainError(error: unknown, terminal: Terminal): number {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return EXIT.done;
    const problems = [toldProblem(error.message.replace(/^error: /, ""))];
    terminal.json({ ok: false, exitCode: EXIT.usage, problems });
    return EXIT.usage;
  }
  if (error instanceof ConfigError) {
    for (const line of error.message.split("\n")) terminal.note(line);
    terminal.note(
      `${error.problems.length} ${error.problems.length === 1 ? "problem" : "problems"}; nothing was touched.`,
    );
    terminal.json({ ok: false, exitCode: EXIT.usage, problems: error.problems.map(toldProblem) });
    return EXIT.usage;
  }
  if (error instanceof UserError) {
    terminal.note(error.message);
    const problems = [toldProblem(error.problem ?? error.message)];
    terminal.json({ ok: false, exitCode: error.exitCode, problems });
    return error.exitCode;
  }
  terminal.note(error instanceof Error ? (error.stack ?? error.message) : String(error));
  terminal.note("This is a fault of slipway itself.");
  terminal.json({
    ok: false,
    exitCode: EXIT.failed,
    problems: [toldProblem("a fault of slipway itself: see standard error")],
  });
  return EXIT.failed;
}
