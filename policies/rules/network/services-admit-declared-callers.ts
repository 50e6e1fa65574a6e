import type { RuleContext } from "../../context.ts";
import { fact, notApplicable } from "../../expect.ts";
import type { ViewIndex } from "../../index-views.ts";
import { groupSources } from "../../relations/group-sources.ts";
import { DEFAULT_SECURITY_GROUP, ingressOf, SECURITY_GROUP } from "../../relations/ingress.ts";
import { sharesHost } from "../../relations/instances.ts";
import { balancerGroups, rulesInto, SOURCE_PROPERTIES, wornGroups } from "../../relations/security-groups.ts";
import type { ResourceView } from "../../resource-view.ts";
import { judge, nameOf, stackRule } from "../../rule.ts";
import { ECS_SERVICE } from "../../tokens.ts";
import type { Verdict } from "../../verdict.ts";

const EXPECTED = "open to the groups of the load balancer and of declared callers only";

export const servicesAdmitDeclaredCallers = stackRule({
  name: "services-admit-declared-callers",
  control: "NET-08",
  severity: "high",
  enforcement: "mandatory",
  statement:
    "A service accepts connections from another service only where that one declares that it calls it, on its own port.",
  rationale: "A service that was broken into must not reach its neighbours past the edge.",
  remediation:
    "Remove the rule that names another service's security group, or declare the way under the caller's calls.",
  source: {
    url: "https://unpkg.com/@pulumi/aws@7.48.0/vpc/securityGroupIngressRule.d.ts",
    readOn: "2026-11-27",
  },
  check: (index, context) =>
    index
      .ofType(ECS_SERVICE)
      .flatMap((service) => judge(service.urn, () => judgeService(index, service, context))),
});

function judgeService(
  index: ViewIndex,
  service: ResourceView,
  { calls = [] }: RuleContext,
): Verdict | readonly Verdict[] {
  const worn = wornGroups(index, service);
  if (worn === undefined) return notApplicable("no network interface of its own");
  const declared = calls.filter(({ callee }) => callee === componentOf(service));
  const callers = callerGroups(index, new Set(declared.map(({ caller }) => caller)));
  const groups = new Set([...balancerGroups(index), ...callers]);
  const allowed = { expected: EXPECTED, groups, self: false, who: "load balancer or declared caller" };
  const verdicts = worn.flatMap((group) =>
    rulesInto(index, group).flatMap((writer) => [
      ...groupSources(index, writer, allowed),
      ...portVerdicts(index, writer, callers, declared[0]?.port),
    ]),
  );
  const alone = sharesHost(service) ? [aloneOnItsHost(index, service)] : [];
  return [
    ...(verdicts.length > 0 ? verdicts : [fact(true, "security groups", EXPECTED, "no way in")]),
    ...alone,
  ];
}

/** Containers behind one bridge of Docker reach one another by address, past every security group. */
function aloneOnItsHost(index: ViewIndex, service: ResourceView): Verdict {
  const others = index.ofType(ECS_SERVICE).filter((one) => one.urn !== service.urn && sharesHost(one));
  const found = others.length === 0 ? "no other" : `${others.length} more`;
  return fact(others.length === 0, "launchType", "the only service on its instance", found);
}

/** Name of the component that declares it: the service's in the configuration. */
function componentOf({ parent }: ResourceView): string | undefined {
  return parent === undefined ? undefined : nameOf(parent);
}

function callerGroups(index: ViewIndex, names: ReadonlySet<string>): ReadonlySet<string> {
  const services = index.ofType(ECS_SERVICE).filter((one) => names.has(componentOf(one) ?? ""));
  return new Set(services.flatMap((one) => (wornGroups(index, one) ?? []).map(({ urn }) => urn)));
}

/** A declared caller gets to the one port that the service listens on. */
function portVerdicts(
  index: ViewIndex,
  writer: ResourceView,
  callers: ReadonlySet<string>,
  port: number | undefined,
): readonly Verdict[] {
  const sources = index.linked(
    writer,
    SOURCE_PROPERTIES[writer.type] ?? "",
    SECURITY_GROUP,
    DEFAULT_SECURITY_GROUP,
  );
  if (port === undefined || !sources.some(({ urn }) => callers.has(urn))) return [];
  return ingressOf(writer)
    .filter(({ fromGroups }) => fromGroups)
    .map(({ path, ports: { from, to } }) => {
      const property = `${path === "" ? writer.name : `${writer.name}.${path}`} ports`;
      const found = from === to ? `${from}` : `${from} to ${to}`;
      return fact(from === port && to === port, property, `the service's own port, ${port}`, found);
    });
}
