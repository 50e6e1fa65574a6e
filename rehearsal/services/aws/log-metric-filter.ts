import type { Behaviour, CheckFailure } from "../../cloud/behaviour.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import { flag, given, record, text } from "../known.ts";
import { live } from "./live.ts";
import { TOKEN } from "./tokens.ts";

/** CloudWatch Logs API reference, PutMetricFilter and MetricTransformation, from memory, 2026-11. */
const LIMITS = { name: 512, pattern: 1024, dimensions: 3, perGroup: 100 } as const;

const NAME = /^[^:*]+$/;

const NAMESPACE = /^[^:*$]{1,255}$/;

/** A literal or `$.field`, `$1`-like fields of space-delimited patterns. */
const VALUE = /^(?:-?\d+(?:\.\d+)?|\$[A-Za-z0-9_.[\]@-]+)$/;

/** A filter that turns lines of a log group into a metric. */
export const logMetricFilter: Behaviour = {
  token: TOKEN.logMetricFilter,
  autoName: { property: "name", maxLength: LIMITS.name },

  check(inputs) {
    const failures: CheckFailure[] = [];
    const name = text(inputs, "name");
    if (name !== undefined && !NAME.test(name))
      failures.push({ property: "name", reason: 'must have no ":" and no "*"' });
    const pattern = text(inputs, "pattern");
    const problem = pattern === undefined ? undefined : patternProblem(pattern);
    if (problem !== undefined) failures.push({ property: "pattern", reason: problem });
    const made = record(inputs, "metricTransformation") ?? {};
    const namespace = text(made, "namespace");
    if (namespace !== undefined && (!NAMESPACE.test(namespace) || namespace.startsWith("AWS/")))
      failures.push({
        property: "metricTransformation.namespace",
        reason: `must be 1 to 255 characters without ":", "*" and "$", and not AWS's own; got "${namespace}"`,
      });
    const value = text(made, "value");
    if (value !== undefined && !VALUE.test(value))
      failures.push({
        property: "metricTransformation.value",
        reason: `must be a number or a field such as $.ms; got "${value}"`,
      });
    const dimensions = Object.keys(record(made, "dimensions") ?? {});
    if (dimensions.length > LIMITS.dimensions)
      failures.push({
        property: "metricTransformation.dimensions",
        reason: `can hold at most ${LIMITS.dimensions}`,
      });
    if (dimensions.length > 0 && given(made, "defaultValue"))
      failures.push({
        property: "metricTransformation.defaultValue",
        reason: "cannot stand beside dimensions",
      });
    return failures;
  },

  create(inputs, cloud) {
    const groupName = text(inputs, "logGroupName") ?? "";
    const { region } = cloud.caller;
    if (!cloud.list(TOKEN.logGroup, { region }).some((group) => live(group).name === groupName))
      throw new CloudError("ResourceNotFoundException", "The specified log group does not exist.");
    const beside = cloud
      .list(TOKEN.logMetricFilter, { region })
      .filter((filter) => live(filter).logGroupName === groupName);
    const name = text(inputs, "name") ?? "";
    if (beside.some((filter) => filter.id === name))
      throw new CloudError(
        "ResourceAlreadyExistsException",
        `${groupName} has a metric filter ${name} already`,
      );
    if (beside.length >= LIMITS.perGroup)
      throw new CloudError(
        "LimitExceededException",
        `a log group can have ${LIMITS.perGroup} metric filters`,
      );
    return { id: name, outputs: { applyOnTransformedLogs: flag(inputs, "applyOnTransformedLogs") ?? false } };
  },

  update(_entity, next) {
    return { applyOnTransformedLogs: flag(next, "applyOnTransformedLogs") ?? false };
  },
};

/** What is wrong with a filter pattern, as far as its brackets and quotes go (User Guide, "Filter pattern syntax"). */
function patternProblem(pattern: string): string | undefined {
  if (pattern.length > LIMITS.pattern) return `must be at most ${LIMITS.pattern} characters`;
  const trimmed = pattern.trim().replace(/"(?:[^"\\]|\\.)*"/g, "''"); // what stands in quotes is anything
  if (trimmed.includes('"')) return "has a quote that nobody closes";
  if (trimmed.startsWith("{") !== trimmed.endsWith("}")) return "has a brace that nobody closes";
  if (trimmed.startsWith("[") !== trimmed.endsWith("]")) return "has a bracket that nobody closes";
  if (!trimmed.startsWith("{")) return undefined;
  const plain = trimmed.slice(1, -1);
  if (!/\$[.[]/.test(plain)) return 'names no field: write { $.field = "value" }';
  return /(?:!=|<=|>=|=|<|>|\bIS\b|\bNOT EXISTS\b)/.test(plain) ? undefined : "compares nothing";
}
