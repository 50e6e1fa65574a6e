import { fact, notApplicable } from "../../expect.ts";
import type { ViewIndex } from "../../index-views.ts";
import { inputsOf } from "../../reader.ts";
import { natGateways, runnerNetworks } from "../../relations/runner-networks.ts";
import { runnerNetwork, taskRunners } from "../../relations/security-groups.ts";
import type { ResourceView } from "../../resource-view.ts";
import { judge, stackRule } from "../../rule.ts";
import type { Verdict } from "../../verdict.ts";

export const tasksHaveNoPublicAddress = stackRule({
  name: "tasks-have-no-public-address",
  control: "NET-04",
  severity: "high",
  enforcement: "mandatory",
  statement: "No task of a network with a NAT gateway has a public address of its own.",
  rationale:
    "The gateway leads a task out, so that a public address serves nobody but whoever comes in; a task holds the way to the stores.",
  remediation: "Leave assignPublicIp false and place the task in private subnets.",
  source: {
    url: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-networking.html",
    readOn: "2026-11-27",
  },
  check: (index) =>
    taskRunners(index).flatMap((runner) => judge(runner.urn, () => judgeRunner(index, runner))),
});

function judgeRunner(index: ViewIndex, runner: ResourceView): Verdict {
  const place = runnerNetwork(runner);
  if (place === undefined) return notApplicable("no network interface of its own");
  const property = `${place.path}.assignPublicIp`;
  const expected = "false";
  // @pulumi/aws 7.48.0: default false, for a service and for a schedule.
  if (!inputsOf(runner).flag(property, false)) return fact(true, property, expected, "false");
  const gateways = runnerNetworks(index, runner).flatMap((network) => natGateways(index, network));
  if (gateways.length === 0)
    return notApplicable("its network has no NAT gateway: a public address is the task's only way out");
  const names = gateways.map(({ name }) => name).join(", ");
  return fact(false, property, expected, `true, beside ${names}`);
}
