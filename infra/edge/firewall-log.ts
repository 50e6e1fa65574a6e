import type { wafv2 } from "@pulumi/aws/types/input.js";
import type { Input } from "@pulumi/pulumi";

/** Headers that hold somebody's keys: they stay out of the log. */
const REDACTED = ["authorization", "cookie"];

/** Fields that the firewall's log shows as REDACTED. */
export function redactedFields(): wafv2.WebAclLoggingConfigurationRedactedField[] {
  return REDACTED.map((header) => ({ singleHeader: { name: header } }));
}

/**
 * Which requests get a line: what was refused, what AWS's rules would refuse and only count, and what is above a limit, even one
 * that only counts. Limits are known by their label, in full, and not by the action COUNT: maintenance mode stands ready as a rule
 * that counts every write, and a line for each would cost more than the firewall. What passed is in the load balancer's metrics.
 */
export function loggedRequests(
  limitLabel: Input<string> | undefined,
): wafv2.WebAclLoggingConfigurationLoggingFilter {
  const refused = ["BLOCK", "EXCLUDED_AS_COUNT"].map((action) => ({ actionCondition: { action } }));
  const limited = limitLabel === undefined ? [] : [{ labelNameCondition: { labelName: limitLabel } }];
  return {
    defaultBehavior: "DROP",
    // One filter that keeps: what the order of several decides does not matter then.
    filters: [{ behavior: "KEEP", requirement: "MEETS_ANY", conditions: [...refused, ...limited] }],
  };
}
