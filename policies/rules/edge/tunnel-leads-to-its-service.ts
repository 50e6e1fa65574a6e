import { fact, unchecked } from "../../expect.ts";
import type { ViewIndex } from "../../index-views.ts";
import { connectorOrigin, type Origin } from "../../relations/connector-origin.ts";
import { OWN_ANSWER, tunnelRules, tunnelService } from "../../relations/tunnel-routes.ts";
import type { ResourceView } from "../../resource-view.ts";
import { judge, stackRule } from "../../rule.ts";
import { SERVICE_COMPONENT, taskView } from "../../task/task-view.ts";
import { TUNNEL_CONFIG } from "../../tokens.ts";
import type { Verdict } from "../../verdict.ts";

export const tunnelLeadsToItsService = stackRule({
  name: "tunnel-leads-to-its-service",
  control: "EDGE-19",
  severity: "high",
  enforcement: "mandatory",
  statement: "Every hostname of a tunnel leads to the port of the application beside its connector.",
  rationale:
    "A connector reaches whatever its task reaches: one wrong address shows the world another port, another service or the cloud's metadata.",
  remediation: "Take the override off the tunnel: its rules come from the service's routes and port.",
  source: {
    url: "https://developers.cloudflare.com/cloudflare-one/connections/connect-apps/configuration/ingress",
    readOn: "2026-11-27",
  },
  check: (index) =>
    index.ofType(TUNNEL_CONFIG).flatMap((view) => judge(view.urn, () => judgeRules(index, view))),
});

function judgeRules(index: ViewIndex, view: ResourceView): readonly Verdict[] {
  const service = tunnelService(view);
  const component = index.ofType(SERVICE_COMPONENT).find(({ name }) => name === service);
  const origin = component === undefined ? undefined : connectorOrigin(taskView(component), service);
  if (origin === undefined)
    return [fact(false, "connector", "beside the application of the tunnel's service", "none")];
  if (origin.ports.length === 0)
    return [unchecked(`the task of ${service} names no port, by a mapping or by its health check`)];
  const expected = `http://${origin.hosts[0] ?? "<a link to the application>"}:${origin.ports.join(" or ")}`;
  return tunnelRules(view)
    .filter((rule) => !OWN_ANSWER.test(rule.text("service") ?? ""))
    .map((rule) => {
      const to = rule.text("service") ?? "nothing";
      return fact(
        leadsTo(origin, to),
        `way of ${rule.text("hostname") ?? "any hostname"}`,
        expected,
        shown(to),
      );
    });
}

function leadsTo({ hosts, ports }: Origin, to: string): boolean {
  const url = URL.canParse(to) ? new URL(to) : undefined;
  return (
    url?.protocol === "http:" &&
    hosts.includes(url.hostname) &&
    ports.includes(url.port === "" ? 80 : Number(url.port)) &&
    url.pathname === "/"
  );
}

/** Scheme and host alone: an address may hold a name and a password. */
function shown(to: string): string {
  return URL.canParse(to) ? `${new URL(to).protocol}//${new URL(to).host}` : "no address";
}
