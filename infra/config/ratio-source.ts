import type { AlertSource } from "./observability-settings.ts";

/**
 * Percent that the parts together are of the whole, as metric math. Parts without data are filled with 0 where the expression is
 * written for CloudWatch; a whole of 0 divides to nothing, and an alarm keeps quiet over nothing. Below `leastWhole` the share
 * is 0: one failure out of one request is no outage.
 */
export function ratioSource(
  { parts, whole }: { readonly parts: readonly string[]; readonly whole: string },
  leastWhole: number | undefined,
): AlertSource {
  const ids = parts.length === 1 ? ["part"] : parts.map((_, index) => `part${index + 1}`);
  const sum = ids.length === 1 ? "part" : `(${ids.join(" + ")})`;
  const percent = `100 * ${sum} / whole`;
  return {
    kind: "expression",
    expression: leastWhole === undefined ? percent : `IF(whole >= ${leastWhole}, ${percent}, 0)`,
    of: { ...Object.fromEntries(ids.map((id, index) => [id, parts[index] ?? ""])), whole },
  };
}
