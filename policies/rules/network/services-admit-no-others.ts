import { fact, notApplicable } from "../../expect.ts";
import type { ViewIndex } from "../../index-views.ts";
import { groupSources } from "../../relations/group-sources.ts";
import { balancerGroups, rulesInto, wornGroups } from "../../relations/security-groups.ts";
import type { ResourceView } from "../../resource-view.ts";
import { judge, stackRule } from "../../rule.ts";
import { ECS_SERVICE } from "../../tokens.ts";
import type { Verdict } from "../../verdict.ts";

const EXPECTED = "open to the group of the load balancer only";

export const servicesAdmitNoOthers = stackRule({
  name: "services-admit-no-others",
  control: "NET-08",
  severity: "high",
  enforcement: "mandatory",
  statement: "No service accepts connections from another service: none is declared.",
  rationale: "A service that was broken into must not reach its neighbours past the edge.",
  remediation: "Remove the rule that names another service's security group.",
  source: {
    url: "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
    readOn: "not yet",
  },
  check: (index) =>
    index.ofType(ECS_SERVICE).flatMap((service) => judge(service.urn, () => judgeService(index, service))),
});

function judgeService(index: ViewIndex, service: ResourceView): Verdict | readonly Verdict[] {
  const worn = wornGroups(index, service);
  if (worn === undefined) return notApplicable("no network interface of its own");
  const allowed = { expected: EXPECTED, groups: balancerGroups(index), self: false, who: "load balancer" };
  const verdicts = worn.flatMap((group) =>
    rulesInto(index, group).flatMap((writer) => groupSources(index, writer, allowed)),
  );
  return verdicts.length > 0 ? verdicts : fact(true, "security groups", EXPECTED, "no way in");
}
