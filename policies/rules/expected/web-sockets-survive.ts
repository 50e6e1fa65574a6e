import { fact } from "../../expect.ts";
import type { Expectation } from "../../expectations.ts";
import type { ViewIndex } from "../../index-views.ts";
import { inputsOf } from "../../reader.ts";
import { tunnelRoutes } from "../../relations/tunnel-routes.ts";
import { zoneSetting } from "../../relations/zone-settings.ts";
import type { ResourceView } from "../../resource-view.ts";
import { judge, nameOf, stackRule } from "../../rule.ts";
import { LOAD_BALANCER, TARGET_GROUP } from "../../tokens.ts";
import type { Finding } from "../../verdict.ts";

type Declared = Expectation & { readonly rule: "web-sockets" };

/** Seconds after which the edge closes a quiet connection (buildbot/buildbot#4078, read 2026-11-27; the vendor's page names none). */
const EDGE_SECONDS = 100;

/** Makes the rule that nobody on the way closes a connection between two pings, and that clients come back to their task. */
export function webSocketsSurvive(control: string, declared: Declared) {
  const { pingIntervalSeconds: ping, service } = declared;
  return stackRule({
    name: `web-sockets-of-${service}-survive-${control.toLowerCase()}`,
    control,
    severity: "high",
    enforcement: "mandatory",
    statement: `WebSockets of ${service} outlive its ping interval of ${ping} seconds on the whole path.`,
    rationale: "A connection that is closed between two pings loses orders that are on their way.",
    remediation: `Write services.${service}.webSockets with the declared ping interval and stickiness.`,
    source: {
      url: "https://unpkg.com/@pulumi/aws@7.48.0/lb/loadBalancer.d.ts",
      readOn: "2026-11-27",
    },
    check: (index, context) => [
      ...zoneSetting(index, context, { setting: "websockets", accepted: ["on"], absent: "on" }),
      ...onTheWay(index, declared),
    ],
  });
}

function onTheWay(index: ViewIndex, declared: Declared): readonly Finding[] {
  const { pingIntervalSeconds: ping, service, stickinessSeconds: least } = declared;
  const tunnels = new Set(
    tunnelRoutes(index)
      .filter((route) => route.service === service)
      .map(({ view }) => view),
  );
  if (tunnels.size === 0) return [...balancers(index, ping), ...targets(index, service, least)];
  // Nobody can set an idle time of a tunnel: the edge's is the only one on the way. And it chooses no task for a client.
  return [...tunnels].flatMap((view) =>
    judge(view.urn, () => [
      edgeWaits(ping),
      ...(least === undefined
        ? []
        : [fact(false, "stickiness", `on for at least ${least} seconds`, "a tunnel, which has none")]),
    ]),
  );
}

function edgeWaits(ping: number) {
  return fact(
    ping < EDGE_SECONDS,
    "ping interval",
    `below the edge's ${EDGE_SECONDS} seconds`,
    `${ping} seconds`,
  );
}

function balancers(index: ViewIndex, ping: number): readonly Finding[] {
  const expected = `above the ping interval, ${ping} seconds`;
  const found = index.ofType(LOAD_BALANCER);
  if (found.length === 0) return judge(undefined, () => fact(false, "load balancer", expected, "none"));
  return found.flatMap((view) =>
    judge(view.urn, () => {
      const idle = inputsOf(view).number("idleTimeout") ?? 60; // @pulumi/aws 7.48.0: default 60
      return [fact(idle > ping, "idleTimeout", expected, `${idle} seconds`), edgeWaits(ping)];
    }),
  );
}

function targets(index: ViewIndex, service: string, least: number | undefined): readonly Finding[] {
  if (least === undefined) return [];
  const own = (view: ResourceView) => view.parent !== undefined && nameOf(view.parent) === service;
  const groups = index.ofType(TARGET_GROUP).filter(own);
  const expected = `on for at least ${least} seconds`;
  if (groups.length === 0)
    return judge(undefined, () => fact(false, `${service}'s stickiness`, expected, "no target group"));
  return groups.flatMap((view) =>
    judge(view.urn, () => {
      const read = inputsOf(view);
      const on = read.flag("stickiness.enabled", read.has("stickiness")); // @pulumi/aws 7.48.0: default true within the block
      const seconds = read.number("stickiness.cookieDuration") ?? 86_400; // @pulumi/aws 7.48.0: default one day
      return fact(on && seconds >= least, "stickiness", expected, on ? `on for ${seconds} seconds` : "off");
    }),
  );
}
