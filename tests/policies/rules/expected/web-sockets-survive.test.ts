import { describe, expect, it } from "@jest/globals";
import { indexViews } from "../../../../policies/index-views.ts";
import { type ResourceView, UNKNOWN } from "../../../../policies/resource-view.ts";
import { runRule } from "../../../../policies/rule.ts";
import { webSocketsSurvive } from "../../../../policies/rules/expected/web-sockets-survive.ts";
import { SERVICE_COMPONENT } from "../../../../policies/task/task-view.ts";
import { LOAD_BALANCER, TARGET_GROUP, TUNNEL_CONFIG, ZONE_SETTING } from "../../../../policies/tokens.ts";
import { CONTEXT, given, ruleTable, view } from "../../rule-table.ts";

const rule = webSocketsSurvive("CMP-10", {
  rule: "web-sockets",
  service: "api",
  pingIntervalSeconds: 30,
  stickinessSeconds: 3600,
});
const parent = view(SERVICE_COMPONENT, "api", {}).urn;
const zone = view(ZONE_SETTING, "edge-websockets", { settingId: "websockets", value: "on" });
const balancer = view(LOAD_BALANCER, "ingress-balancer", { idleTimeout: 120 });
const stickiness = { enabled: true, type: "lb_cookie", cookieDuration: 7200 };
const targets = view(TARGET_GROUP, "api-targets", { stickiness }, { parent });
/** The tunnel that leads to a service. */
const tunnelOf = (service: string) =>
  view(
    TUNNEL_CONFIG,
    `tunnel-${service}-config`,
    {
      config: {
        ingresses: [
          { hostname: "shop.example", service: "http://localhost:3000" },
          { service: "http_status:404" },
        ],
      },
    },
    { parent: view("slipway:edge:Tunnel", `tunnel-${service}`, {}).urn },
  );

ruleTable(rule, {
  rows: [
    { kind: "met", it: "accepts a path that waits longer", views: [zone, balancer, targets], state: "met" },
    {
      kind: "violated",
      it: "refuses a load balancer that hangs up first",
      views: [zone, given(balancer, { idleTimeout: 20 }), targets],
      state: "violated",
      says: 'CMP-10: "ingress-balancer" idleTimeout must be above the ping interval, 30 seconds; got 20 seconds. Write services.api.webSockets with the declared ping interval and stickiness.',
    },
    {
      kind: "violated",
      it: "refuses a zone without WebSockets",
      views: [given(zone, { value: "off" }), balancer, targets],
      state: "violated",
    },
    {
      kind: "absent",
      it: "refuses a service without stickiness",
      views: [zone, balancer, given(targets, { stickiness: undefined })],
      state: "violated",
    },
    {
      kind: "absent",
      it: "refuses a stack without load balancer and targets",
      views: [zone],
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses stickiness behind a tunnel, which has none",
      views: [zone, tunnelOf("api")],
      state: "violated",
      says: 'CMP-10: "tunnel-api-config" stickiness must be on for at least 3600 seconds; got a tunnel, which has none. Write services.api.webSockets with the declared ping interval and stickiness.',
    },
    {
      kind: "absent",
      it: "refuses a stack whose tunnel leads to another service",
      views: [zone, tunnelOf("web")],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "refuses an idle time that is the ping interval",
      views: [zone, given(balancer, { idleTimeout: 30 }), targets],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "accepts the declared stickiness",
      views: [zone, balancer, given(targets, { stickiness: { ...stickiness, cookieDuration: 3600 } })],
      state: "met",
    },
    {
      kind: "spelling",
      it: "takes the provider's idle time and day of stickiness, and a zone's own setting",
      views: [
        given(balancer, { idleTimeout: undefined }),
        given(targets, { stickiness: { type: "lb_cookie" } }),
      ],
      state: "met",
    },
    {
      kind: "unknown",
      it: "leaves an unknown idle time undecided",
      views: [zone, given(balancer, { idleTimeout: UNKNOWN }), targets],
      state: "undecided",
      undecided: "idleTimeout",
    },
  ],
});

describe("WebSockets through a tunnel", () => {
  const states = (pingIntervalSeconds: number, views: readonly ResourceView[]) => {
    const alone = webSocketsSurvive("CMP-10", { rule: "web-sockets", service: "api", pingIntervalSeconds });
    return runRule(alone, indexViews(views), CONTEXT).map(({ state }) => state);
  };

  it("are met where the edge, which alone can hang up, waits for the ping", () => {
    expect(states(99, [zone, tunnelOf("api")])).toEqual(["met", "met"]);
  });

  it("are refused where the edge hangs up with the ping", () => {
    expect(states(100, [zone, tunnelOf("api")])).toEqual(["met", "violated"]);
  });

  it("are refused where the zone lets none through", () => {
    expect(states(30, [given(zone, { value: "off" }), tunnelOf("api")])).toEqual(["violated", "met"]);
  });
});
