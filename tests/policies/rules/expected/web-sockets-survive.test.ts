import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { webSocketsSurvive } from "../../../../policies/rules/expected/web-sockets-survive.ts";
import { SERVICE_COMPONENT } from "../../../../policies/task/task-view.ts";
import { LOAD_BALANCER, TARGET_GROUP, ZONE_SETTING } from "../../../../policies/tokens.ts";
import { given, ruleTable, view } from "../../rule-table.ts";

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
