import { fact } from "../../expect.ts";
import { inputsOf } from "../../reader.ts";
import { resourceRule } from "../../rule.ts";
import { LOG_GROUP } from "../../tokens.ts";

/** Days that logs are kept (OBS-01). */
const LEAST_DAYS = 30;

export const logsAreKept = resourceRule({
  name: "logs-are-kept",
  control: "OBS-01",
  severity: "medium",
  enforcement: "mandatory",
  statement: `Logs are kept ${LEAST_DAYS} days or more.`,
  rationale: "An attack is often noticed weeks after it began.",
  remediation: `Set logs.retentionDays to ${LEAST_DAYS} or more.`,
  source: {
    url: "https://unpkg.com/@pulumi/aws@7.48.0/cloudwatch/logGroup.d.ts",
    readOn: "2026-11-27",
  },
  types: [LOG_GROUP],
  check(view) {
    const days = inputsOf(view).number("retentionInDays") ?? 0; // @pulumi/aws 7.48.0: left out or 0, logs are kept for ever
    const found = days === 0 ? "for ever" : `${days} days`;
    return fact(days === 0 || days >= LEAST_DAYS, "retentionInDays", `at least ${LEAST_DAYS} days`, found);
  },
});
