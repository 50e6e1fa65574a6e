import { checkFolder } from "../../infra/config/check.ts";
import { explain as explainSettings } from "../../infra/config/explain.ts";
import { explainLimits, type LimitRow } from "../../infra/config/explain-limits.ts";
import { resolve } from "../../infra/config/resolve.ts";
import { ConfigError } from "../../infra/lib/errors.ts";
import { EXIT } from "../exit-codes.ts";
import { table } from "../lib/table.ts";
import type { CommonOptions } from "./common.ts";

/** Wider values are told on their own line. */
const VALUE_WIDTH = 44;

/** `slipway explain`: every decided setting, its value and where it came from. */
export function explain(options: Pick<CommonOptions, "configDir" | "stack" | "terminal">): number {
  const { terminal, stack } = options;
  const { configs, problems, wholes } = checkFolder(options.configDir, stack);
  const config = configs.get(stack);
  if (problems.length > 0 || config === undefined) throw new ConfigError(problems);
  const resolved = resolve(config);
  const rows = explainSettings(resolved, wholes.get(stack));
  const limits = explainLimits(resolved.settings);
  const width = Math.max(...rows.map((row) => row.path.length));
  for (const { path, value, origin, reason } of rows) {
    const why = reason === undefined ? origin : `${origin}: ${reason}`;
    terminal.say(`${path.padEnd(width)}  ${value.padEnd(VALUE_WIDTH)}  ${terminal.style("dim", why)}`);
  }
  sayLimits(terminal, limits);
  terminal.json({ ok: true, exitCode: EXIT.done, stack, settings: rows, limits });
  return EXIT.done;
}

/** Which layer holds which limit, as a table. */
function sayLimits(terminal: CommonOptions["terminal"], limits: readonly LimitRow[]): void {
  if (limits.length === 0) return;
  const head = ["limit", "route", "requests a minute", "held by", "counted", "hits are seen in", "burst"];
  const lines = limits.map(({ burst, counted, heldBy, hits, name, requestsPerMinute, route }) => [
    ...[name, route, String(requestsPerMinute), heldBy, counted, hits, burst],
  ]);
  terminal.say();
  for (const line of table(head, lines)) terminal.say(line);
}
