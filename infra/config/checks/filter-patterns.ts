import type { Problem } from "../../lib/errors.ts";
import { filterPatternFault } from "../../lib/filter-pattern.ts";
import type { ConfigParts } from "../config.ts";

/** A pattern that the cloud cannot read counts no line. */
export function checkFilterPatterns(
  { alerts, measures }: ConfigParts,
  wrong: ReadonlySet<string>,
): readonly Problem[] {
  const given = [
    ...Object.entries(measures ?? {}).map(
      ([name, one]) => [`measures.${name}.pattern`, one?.pattern] as const,
    ),
    ...Object.entries(alerts ?? {}).flatMap(([name, one]) =>
      one?.kind === "log-pattern" ? [[`alerts.${name}.pattern`, one.pattern] as const] : [],
    ),
  ];
  return given.flatMap(([where, pattern]) => {
    const fault = pattern === undefined || wrong.has(where) ? undefined : filterPatternFault(pattern);
    return fault === undefined
      ? []
      : [{ where, expected: "a whole filter pattern of CloudWatch Logs", ...fault }];
  });
}
