import { fact, notApplicable } from "../../expect.ts";
import type { ViewIndex } from "../../index-views.ts";
import { groupSources } from "../../relations/group-sources.ts";
import {
  balancerGroups,
  rulesInto,
  serviceGroups,
  taskRunners,
  wornGroups,
} from "../../relations/security-groups.ts";
import type { ResourceView } from "../../resource-view.ts";
import { judge, stackRule } from "../../rule.ts";
import type { Verdict } from "../../verdict.ts";

const EXPECTED = "open to the groups of the load balancer and of services only";

export const serviceAdmitsGroupsOnly = stackRule({
  name: "service-admits-groups-only",
  control: "NET-03",
  severity: "critical",
  enforcement: "mandatory",
  statement: "A service's tasks accept connections only from the load balancer and from other services.",
  rationale: "A task may have a public address; whoever reaches it directly passes by the edge.",
  remediation: "Name the load balancer's or a service's security group as the only source.",
  source: {
    url: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-networking.html",
    readOn: "2026-11-27",
  },
  check: (index) =>
    taskRunners(index).flatMap((runner) => judge(runner.urn, () => judgeRunner(index, runner))),
});

function judgeRunner(index: ViewIndex, runner: ResourceView): Verdict | readonly Verdict[] {
  const worn = wornGroups(index, runner);
  if (worn === undefined) return notApplicable("no network interface of its own");
  const groups = new Set([...serviceGroups(index), ...balancerGroups(index)]);
  const allowed = { expected: EXPECTED, groups, self: true, who: "load balancer or service" };
  const verdicts = worn.flatMap((group) =>
    rulesInto(index, group).flatMap((writer) => groupSources(index, writer, allowed)),
  );
  return verdicts.length > 0 ? verdicts : fact(true, "security groups", EXPECTED, "no way in");
}
