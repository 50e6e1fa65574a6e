import type { RuleContext } from "../../context.ts";
import { fact, notApplicable } from "../../expect.ts";
import type { ViewIndex } from "../../index-views.ts";
import { inputsOf } from "../../reader.ts";
import { loginBefore } from "../../relations/behind-login.ts";
import { ingressOf } from "../../relations/ingress.ts";
import { balancerGroups, rulesInto, SOURCE_PROPERTIES, wornGroups } from "../../relations/security-groups.ts";
import { tunnelRoutes } from "../../relations/tunnel-routes.ts";
import type { ResourceView } from "../../resource-view.ts";
import { judge, nameOf, stackRule } from "../../rule.ts";
import { ECS_SERVICE } from "../../tokens.ts";
import type { Finding } from "../../verdict.ts";

type Tool = NonNullable<RuleContext["internalTools"]>[number];

export const internalToolsStandBehindLogin = stackRule({
  name: "internal-tools-stand-behind-login",
  control: "NET-07",
  severity: "high",
  enforcement: "mandatory",
  statement: "Internal tools are reached by a tunnel behind a login, and by no port of their own.",
  rationale: "A tool that shows everything needs a way that strangers cannot even try.",
  remediation:
    "Name the service under internalTools.hostnames, without routes, and leave its tunnel, its application of Cloudflare Access and its security group as they are.",
  source: {
    url: "https://developers.cloudflare.com/cloudflare-one/access-controls/applications/http-apps/self-hosted-public-app/",
    readOn: "2026-11-27",
  },
  check: (index, { internalTools = [] }) =>
    internalTools.length === 0
      ? [{ ...notApplicable("the stack's file names no internal tools"), urn: undefined }]
      : internalTools.flatMap((tool) => [
          ...judge(undefined, () => judgeLogin(index, tool)),
          ...judge(undefined, () => judgeTunnel(index, tool)),
          ...judgePorts(index, tool),
        ]),
});

function judgeLogin(index: ViewIndex, { hostname }: Tool): Finding {
  const urn = loginBefore(index, hostname);
  const found = urn === undefined ? "no login before all of it" : "a login";
  const expected = "behind an application of Cloudflare Access that lets only allowed people pass";
  return { ...fact(urn !== undefined, `hostname ${hostname}`, expected, found), urn };
}

/** The hostname leads to the service by its tunnel: in no other way can the edge reach it. */
function judgeTunnel(index: ViewIndex, { hostname, service }: Tool): Finding {
  const way = tunnelRoutes(index).find((route) => route.hostname === hostname && route.service === service);
  const found = way === undefined ? "no tunnel" : "a tunnel";
  return {
    ...fact(way !== undefined, `way to ${service}`, "a tunnel of its own", found),
    urn: way?.view.urn,
  };
}

function judgePorts(index: ViewIndex, { service }: Tool): readonly Finding[] {
  return index
    .ofType(ECS_SERVICE)
    .filter(({ parent }) => parent !== undefined && nameOf(parent) === service)
    .flatMap((view) =>
      judge(view.urn, () => {
        const balanced = inputsOf(view).items("loadBalancers").length > 0;
        const open = balanced ? "a load balancer" : openPort(index, view);
        return fact(
          open === undefined,
          "ways in",
          "none from outside the network's services",
          open ?? "none",
        );
      }),
    );
}

/** What reaches a port of the service's tasks from outside; a declared caller is for NET-08. */
function openPort(index: ViewIndex, view: ResourceView): string | undefined {
  const balancers = balancerGroups(index);
  for (const group of wornGroups(index, view) ?? []) {
    for (const writer of rulesInto(index, group)) {
      for (const way of ingressOf(writer)) {
        if (way.cidrs.length > 0) return way.cidrs.join(", ");
        if (way.fromPrefixList) return "a list of addresses";
        const sources = way.fromGroups
          ? index.linked(writer, SOURCE_PROPERTIES[writer.type] ?? "", group.type)
          : [];
        if (sources.some(({ urn }) => balancers.has(urn))) return "the load balancer's group";
      }
    }
  }
  return undefined;
}
