import type { ViewIndex } from "../index-views.ts";
import { inputsOf, type Reader } from "../reader.ts";
import type { ResourceView } from "../resource-view.ts";
import { WEB_ACL, WEB_ACL_ASSOCIATION } from "./edge-rules.ts";

export const WEB_ACL_LOGGING = "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration";

/** A web ACL that stands before something, and the configurations of its log. */
export interface LoggedAcl {
  readonly acl: ResourceView;
  readonly logs: readonly ResourceView[];
}

/** Every web ACL that stands before a load balancer, each once. */
export function loggedAcls(index: ViewIndex): readonly LoggedAcl[] {
  const standing = index
    .ofType(WEB_ACL_ASSOCIATION)
    .flatMap((association) => index.linked(association, "webAclArn", WEB_ACL));
  return [...new Set(standing)].map((acl) => ({
    acl,
    logs: index.pointingAt(acl, WEB_ACL_LOGGING, "resourceArn"),
  }));
}

/**
 * Whether a refused request gets a line: of a filter's words the action BLOCK alone is certain for every refusal. What several filters
 * say of one request is not written down, so one that drops refusals spoils the others (AWS WAF API reference, LoggingFilter and
 * ActionCondition, read 2026-11-27).
 */
export function keepsRefusals(log: ResourceView): boolean {
  const read = inputsOf(log);
  const filters = read.items("loggingFilter.filters");
  if (filters.some((filter) => filter.text("behavior") === "DROP" && mayMeet(filter))) return false;
  if (!read.has("loggingFilter") || read.text("loggingFilter.defaultBehavior") === "KEEP") return true;
  return filters.some((filter) => filter.text("behavior") === "KEEP" && mustMeet(filter));
}

/** A label may stand on anything. */
function mayMeet(filter: Reader): boolean {
  const conditions = filter.items("conditions");
  const may = (one: Reader) => !one.has("actionCondition") || isRefusal(one);
  return filter.text("requirement") === "MEETS_ALL" ? conditions.every(may) : conditions.some(may);
}

function mustMeet(filter: Reader): boolean {
  const conditions = filter.items("conditions");
  return filter.text("requirement") === "MEETS_ALL"
    ? conditions.length > 0 && conditions.every(isRefusal)
    : conditions.some(isRefusal);
}

function isRefusal(condition: Reader): boolean {
  return condition.text("actionCondition.action") === "BLOCK";
}
