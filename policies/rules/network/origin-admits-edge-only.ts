import { fact, notApplicable } from "../../expect.ts";
import { cidrWithin } from "../../facts/cidr-within.ts";
import { EDGE_RANGES } from "../../facts/edge-ranges.ts";
import type { ViewIndex } from "../../index-views.ts";
import { inputsOf } from "../../reader.ts";
import { ingressOf } from "../../relations/ingress.ts";
import { groupsOf, rulesInto } from "../../relations/security-groups.ts";
import type { ResourceView } from "../../resource-view.ts";
import { judge, stackRule } from "../../rule.ts";
import { LOAD_BALANCER } from "../../tokens.ts";
import type { Verdict } from "../../verdict.ts";

const EXPECTED = "open to the edge's addresses only";

export const originAdmitsEdgeOnly = stackRule({
  name: "origin-admits-edge-only",
  control: "NET-03",
  severity: "high",
  enforcement: "mandatory",
  statement: "A load balancer that faces the internet accepts the edge's addresses only.",
  rationale: "Whoever reaches the origin directly passes by the edge's firewall and limits.",
  remediation: "Name the edge's published ranges as the only sources of the load balancer's group.",
  source: {
    url: "https://raw.githubusercontent.com/rezmoss/cloud-provider-ip-addresses/main/cloudflare/haproxy_cloudflare_allow.conf",
    readOn: "2026-11-27",
  },
  check: (index) =>
    index
      .ofType(LOAD_BALANCER)
      .flatMap((balancer) => judge(balancer.urn, () => judgeBalancer(index, balancer))),
});

function judgeBalancer(index: ViewIndex, balancer: ResourceView): Verdict | readonly Verdict[] {
  // @pulumi/aws 7.48.0: internal is false unless it is set.
  if (inputsOf(balancer).flag("internal", false)) return notApplicable("an internal load balancer");
  return groupsOf(index, balancer, "securityGroups").flatMap((group) =>
    rulesInto(index, group).flatMap((writer) =>
      ingressOf(writer).flatMap((way) => {
        const strange = way.cidrs.filter((cidr) => !EDGE_RANGES.some((range) => cidrWithin(cidr, range)));
        const property = way.path === "" ? writer.name : `${writer.name}.${way.path}`;
        if (strange.length === 0 && way.fromPrefixList) return listed(property);
        return fact(
          strange.length === 0,
          property,
          EXPECTED,
          strange.length === 0 ? "the edge" : strange.join(", "),
        );
      }),
    ),
  );
}

/** What such a list holds stands elsewhere, and whoever keeps it can change it. */
function listed(property: string): Verdict {
  return { state: "undecided", property, reason: "a list of addresses kept elsewhere, which no rule reads" };
}
