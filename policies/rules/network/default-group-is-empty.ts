import { declared, fact } from "../../expect.ts";
import type { ViewIndex } from "../../index-views.ts";
import { inputsOf } from "../../reader.ts";
import { DEFAULT_SECURITY_GROUP, INGRESS_RULE, OLD_RULE } from "../../relations/ingress.ts";
import type { ResourceView } from "../../resource-view.ts";
import { judge, stackRule } from "../../rule.ts";
import { VPC } from "../../tokens.ts";
import type { Verdict } from "../../verdict.ts";

const EGRESS_RULE = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";

export const defaultGroupIsEmpty = stackRule({
  name: "default-group-is-empty",
  control: "NET-09",
  severity: "medium",
  enforcement: "mandatory",
  statement: "The default security group of every network allows nothing.",
  rationale: "What forgets to name a group stands in this one; then it must reach nobody.",
  remediation: "Declare the network's default security group without ingress and egress.",
  source: {
    url: "https://unpkg.com/@pulumi/aws@7.48.0/ec2/defaultSecurityGroup.d.ts",
    readOn: "2026-11-27",
  },
  check: (index) => index.ofType(VPC).flatMap((vpc) => judge(vpc.urn, () => judgeNetwork(index, vpc))),
});

function judgeNetwork(index: ViewIndex, vpc: ResourceView): readonly Verdict[] {
  const groups = index.pointingAt(vpc, DEFAULT_SECURITY_GROUP, "vpcId");
  // AWS's own default group, which nobody declares, lets its members speak with one another and go anywhere.
  if (groups.length === 0) return [declared("default security group", "declared without rules", false)];
  return groups.map((group) => {
    const read = inputsOf(group);
    const own = read.items("ingress").length + read.items("egress").length; // left out, the provider removes all rules
    const others = [INGRESS_RULE, EGRESS_RULE, OLD_RULE].flatMap((type) =>
      index.pointingAt(group, type, "securityGroupId"),
    );
    const rules = own + others.length;
    return fact(rules === 0, `${group.name} rules`, "none", rules === 0 ? "none" : `${rules}`);
  });
}
