import { checkFolder } from "../../infra/config/check.ts";
import { compare, type Side } from "../../infra/config/compare.ts";
import { type Explanation, explain } from "../../infra/config/explain.ts";
import { resolve } from "../../infra/config/resolve.ts";
import { ConfigError } from "../../infra/lib/errors.ts";
import { EXIT } from "../exit-codes.ts";
import { table } from "../lib/table.ts";
import type { Terminal } from "../lib/terminal.ts";

/** Longer values are cut in the table; `--json` has them whole. */
const VALUE_WIDTH = 40;

/** `slipway explain --against`: the settings in which two stacks of a folder differ, and where each value came from. */
export function compareStacks(options: {
  readonly configDir: string;
  readonly stack: string;
  readonly against: string;
  readonly terminal: Terminal;
}): number {
  const { against, configDir, stack, terminal } = options;
  const [left, right] = explained(configDir, [stack, against]);
  const differences = compare(left ?? [], right ?? []);
  const rows = differences.map((one) => [one.path, shown(one.left), shown(one.right)]);
  if (rows.length === 0) terminal.say(`${stack} and ${against} decide the same.`);
  else for (const line of table(["setting", stack, against], rows)) terminal.say(line);
  terminal.json({ ok: true, exitCode: EXIT.done, stack, against, differences });
  return EXIT.done;
}

/** The settings of each stack; throws the problems of all of them at once. */
function explained(configDir: string, stacks: readonly string[]): readonly (readonly Explanation[])[] {
  const checked = stacks.map((stack) => ({ stack, ...checkFolder(configDir, stack) }));
  const problems = checked.flatMap((one) => one.problems);
  if (problems.length > 0) throw new ConfigError(problems);
  return checked.map(({ configs, stack, wholes }) => {
    const config = configs.get(stack);
    return config === undefined ? [] : explain(resolve(config), wholes.get(stack));
  });
}

function shown(side: Side | undefined): string {
  if (side === undefined) return "-";
  const { origin, value } = side;
  return `${value.length > VALUE_WIDTH ? `${value.slice(0, VALUE_WIDTH - 1)}…` : value} (${origin})`;
}
