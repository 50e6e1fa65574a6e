import { declared, fact } from "../../expect.ts";
import type { ViewIndex } from "../../index-views.ts";
import { inputsOf } from "../../reader.ts";
import type { ResourceView } from "../../resource-view.ts";
import { judge, stackRule } from "../../rule.ts";
import { FLOW_LOG, LOG_GROUP, VPC } from "../../tokens.ts";
import type { Verdict } from "../../verdict.ts";

/** Days that logs are kept (OBS-01, NET-05). */
const LEAST_DAYS = 30;

export const networkLogsItsFlows = stackRule({
  name: "network-logs-its-flows",
  control: "NET-05",
  severity: "medium",
  enforcement: "mandatory",
  statement: `Every network logs all its flows and keeps them ${LEAST_DAYS} days or more.`,
  rationale: "Without flow logs nobody can say afterwards who spoke with whom.",
  remediation: "Declare a flow log for all traffic of the network into a log group of the stack.",
  source: { url: "https://unpkg.com/@pulumi/aws@7.48.0/ec2/flowLog.d.ts", readOn: "2026-11-27" },
  check: (index) => index.ofType(VPC).flatMap((vpc) => judge(vpc.urn, () => judgeNetwork(index, vpc))),
});

function judgeNetwork(index: ViewIndex, vpc: ResourceView): readonly Verdict[] {
  const logs = index.pointingAt(vpc, FLOW_LOG, "vpcId");
  if (logs.length === 0) return [declared("flow log", "declared", false)];
  return logs.flatMap((log) => {
    // A flow log needs its traffic type; REJECT alone does not say who got in.
    const traffic = inputsOf(log).text("trafficType") ?? "nothing";
    const groups = index.linked(log, "logDestination", LOG_GROUP);
    return [
      fact(traffic === "ALL", `${log.name}.trafficType`, "ALL", traffic),
      ...groups.map((group) => {
        const days = inputsOf(group).number("retentionInDays") ?? 0; // @pulumi/aws 7.48.0: 0 keeps logs for ever
        const kept = days === 0 ? "for ever" : `${days} days`;
        return fact(
          days === 0 || days >= LEAST_DAYS,
          `${group.name}.retentionInDays`,
          `at least ${LEAST_DAYS} days`,
          kept,
        );
      }),
    ];
  });
}
