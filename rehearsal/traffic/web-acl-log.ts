import { record, records, text } from "../services/known.ts";

type Plain = Readonly<Record<string, unknown>>;

/** A rule of a web ACL that a request met, or the web ACL's default action. */
export interface AclMatch {
  /** As conditions of a filter spell it, such as `BLOCK`. */
  readonly action: string;
  /** Labels that it puts on the request, in full. */
  readonly labels: readonly string[];
}

/**
 * Whether a logging configuration keeps a request's line: the first filter that the line meets decides, else the default (AWS WAF
 * API reference, LoggingFilter, ActionCondition and LabelNameCondition, read 2026-11-27; that the first decides: from memory).
 */
export function keepsLine(logging: Plain, matches: readonly AclMatch[]): boolean {
  const filter = record(logging, "loggingFilter");
  if (filter === undefined) return true;
  const met = records(filter, "filters").find((one) => meets(one, matches));
  return (met === undefined ? text(filter, "defaultBehavior") : text(met, "behavior")) === "KEEP";
}

function meets(filter: Plain, matches: readonly AclMatch[]): boolean {
  const conditions = records(filter, "conditions");
  return text(filter, "requirement") === "MEETS_ALL"
    ? conditions.every((one) => holds(one, matches))
    : conditions.some((one) => holds(one, matches));
}

function holds(condition: Plain, matches: readonly AclMatch[]): boolean {
  const action = record(condition, "actionCondition");
  if (action !== undefined) return matches.some((one) => one.action === text(action, "action"));
  const label = text(record(condition, "labelNameCondition") ?? {}, "labelName") ?? "";
  return matches.some(({ labels }) => labels.includes(label));
}
