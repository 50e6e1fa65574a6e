import { checkFolder } from "../../infra/config/check.ts";
import { formatProblem } from "../../infra/lib/errors.ts";
import { EXIT } from "../exit-codes.ts";
import type { CommonOptions } from "./common.ts";

/** `slipway check`: validates the stack files without an engine; all of the folder's without `--stack`. */
export function check(
  options: Pick<CommonOptions, "configDir" | "terminal"> & { readonly stack: string | undefined },
): number {
  const { terminal } = options;
  const { stacks, problems } = checkFolder(options.configDir, options.stack);
  const exitCode = problems.length === 0 ? EXIT.done : EXIT.usage;
  for (const problem of problems) terminal.note(formatProblem(problem));
  if (problems.length === 0) terminal.say(`${stacks.join(", ")}: nothing wrong.`);
  else
    terminal.note(
      `${problems.length} ${problems.length === 1 ? "problem" : "problems"}; nothing was touched.`,
    );
  terminal.json({ ok: problems.length === 0, exitCode, stacks, problems });
  return exitCode;
}
