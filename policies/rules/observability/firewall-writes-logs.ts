import { fact } from "../../expect.ts";
import { keepsRefusals, loggedAcls } from "../../relations/firewall-log.ts";
import { judge, stackRule } from "../../rule.ts";

export const firewallWritesLogs = stackRule({
  name: "firewall-writes-logs",
  control: "OBS-01",
  severity: "medium",
  enforcement: "mandatory",
  statement: "AWS WAF writes down every request that it refuses.",
  rationale: "Who is refused wrongly, and who attacks, is seen nowhere else.",
  remediation: "Leave the firewall's logging and its filter as the component makes them.",
  source: {
    url: "https://docs.aws.amazon.com/waf/latest/APIReference/API_ActionCondition.html",
    readOn: "2026-11-27",
  },
  check: (index) =>
    loggedAcls(index).flatMap(({ acl, logs }) =>
      judge(logs[0]?.urn ?? acl.urn, () => {
        const found =
          logs.length === 0
            ? "no log"
            : logs.some(keepsRefusals)
              ? "written down"
              : "left out by loggingFilter";
        return fact(found === "written down", "refused requests", "written down", found);
      }),
    ),
});
