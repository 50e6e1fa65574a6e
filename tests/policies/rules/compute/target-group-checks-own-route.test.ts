import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { targetGroupChecksOwnRoute } from "../../../../policies/rules/compute/target-group-checks-own-route.ts";
import { TARGET_GROUP } from "../../../../policies/tokens.ts";
import { given, ruleTable, view } from "../../rule-table.ts";

const group = view(TARGET_GROUP, "api-targets", { protocol: "HTTP", healthCheck: { path: "/health" } });

ruleTable(targetGroupChecksOwnRoute, {
  rows: [
    { kind: "met", it: "accepts a route of its own", views: [group], state: "met" },
    {
      kind: "violated",
      it: "refuses the front page",
      views: [given(group, { healthCheck: { path: "/" } })],
      state: "violated",
      says: 'CMP-02: "api-targets" healthCheck.path must be a route of its own; got "/". Give the service a health.livePath other than /.',
    },
    {
      kind: "violated",
      it: "refuses a check that is switched off",
      views: [given(group, { healthCheck: { path: "/health", enabled: false } })],
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses the deep route, which asks the database too",
      views: [{ ...group, parent: "urn:pulumi:shop::slipway::slipway:service:Service::api" }],
      state: "violated",
      context: { deepRoutes: [{ service: "api", path: "/health" }] },
    },
    {
      kind: "met",
      it: "accepts a route that is another service's deep one",
      views: [{ ...group, parent: "urn:pulumi:shop::slipway::slipway:service:Service::web" }],
      state: "met",
      context: { deepRoutes: [{ service: "api", path: "/health" }] },
    },
    {
      kind: "absent",
      it: "refuses the provider's front page",
      views: [given(group, { healthCheck: undefined })],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "reads the older type",
      views: [view("aws:alb/targetGroup:TargetGroup", "old", { protocol: "HTTPS" })],
      state: "violated",
    },
    {
      kind: "unknown",
      it: "leaves an unknown path undecided",
      views: [given(group, { healthCheck: { path: UNKNOWN } })],
      state: "undecided",
      undecided: "healthCheck.path",
    },
    {
      kind: "not applicable",
      it: "does not ask it of a TCP group",
      views: [given(group, { protocol: "TCP" })],
      state: "notApplicable",
    },
  ],
  without: { boundary: "a path has none" },
});
