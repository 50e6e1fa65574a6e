import { fact } from "../../expect.ts";
import type { ViewIndex } from "../../index-views.ts";
import { inputsOf } from "../../reader.ts";
import { ingressOf } from "../../relations/ingress.ts";
import { hostGroups, hostsOf, namedGroups } from "../../relations/instances.ts";
import { groupId, rulesInto } from "../../relations/security-groups.ts";
import type { ResourceView } from "../../resource-view.ts";
import { judge, stackRule } from "../../rule.ts";
import { Undecided } from "../../undecided.ts";
import type { Verdict } from "../../verdict.ts";

const EXPECTED = "without a way in";

export const instanceAdmitsNobody = stackRule({
  name: "instance-admits-nobody",
  control: "NET-03",
  severity: "critical",
  enforcement: "mandatory",
  statement:
    "No rule lets anybody into an instance that runs tasks: requests come by the tunnel that its tasks dial.",
  rationale: "The instance has a public address; an open port of it passes by the edge and its limits.",
  remediation: "Remove the rules into the instance's security group.",
  source: {
    url: "https://unpkg.com/@pulumi/aws@7.48.0/vpc/securityGroupIngressRule.d.ts",
    readOn: "2026-11-27",
  },
  check: (index) => hostsOf(index).flatMap((host) => judge(host.urn, () => judgeHost(index, host))),
});

function judgeHost(index: ViewIndex, host: ResourceView): Verdict | readonly Verdict[] {
  const groups = hostGroups(index, host);
  const known = new Set(groups.map(groupId));
  if (groups.length === 0 || namedGroups(inputsOf(host)).some((id) => !known.has(id)))
    throw new Undecided("securityGroups", "names a security group that this stack does not declare");
  const ways = groups
    .flatMap((group) => rulesInto(index, group))
    .flatMap((writer) => ingressOf(writer).map((way) => ({ writer, way })));
  if (ways.length === 0) return fact(true, "security groups", EXPECTED, "no way in");
  return ways.map(({ way, writer }) =>
    fact(false, way.path === "" ? writer.name : `${writer.name}.${way.path}`, EXPECTED, "one"),
  );
}
