import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { healthRoutesAreProbed } from "../../../../policies/rules/observability/health-routes-are-probed.ts";
import { HEALTH_CHECK } from "../../../../policies/tokens.ts";
import { given, ruleTable, view } from "../../rule-table.ts";

const route = { service: "api", hostname: "api.shop.example", path: "/health" };
const context = { healthRoutes: [route] };
const probe = view(HEALTH_CHECK, "probe", {
  type: "HTTPS",
  fqdn: "api.shop.example",
  resourcePath: "/health",
});
const deep = { ...context, healthRoutes: [route, { ...route, path: "/api/health" }] };

ruleTable(healthRoutesAreProbed, {
  rows: [
    { kind: "met", it: "accepts a probe of the route", views: [probe], context, state: "met" },
    {
      kind: "violated",
      it: "refuses a second route that nobody asks",
      views: [probe],
      context: deep,
      state: "violated",
      says: "OBS-06: the stack probe of https://api.shop.example/api/health must be declared; got nothing. Leave outsideProbes on, and the probes as they are made.",
    },
    {
      kind: "violated",
      it: "refuses a probe in clear",
      views: [given(probe, { type: "HTTP" })],
      context,
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses a probe that is switched off",
      views: [given(probe, { disabled: true })],
      context,
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses a probe that takes an outage for health",
      views: [given(probe, { invertHealthcheck: true })],
      context,
      state: "violated",
      says: 'OBS-06: "probe" invertHealthcheck must be false; got true. Leave outsideProbes on, and the probes as they are made.',
    },
    {
      kind: "violated",
      it: "refuses a probe that asks an address instead of DNS",
      views: [given(probe, { ipAddress: "192.0.2.1" })],
      context,
      state: "violated",
      says: 'OBS-06: "probe" ipAddress must be left out, so that DNS is asked too; got an address. Leave outsideProbes on, and the probes as they are made.',
    },
    {
      kind: "violated",
      it: "refuses a probe of another port",
      views: [given(probe, { port: 8443 })],
      context,
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses a probe of another hostname",
      views: [given(probe, { fqdn: "status.shop.example" })],
      context,
      state: "violated",
    },
    {
      kind: "boundary",
      it: "accepts a right probe beside one that is off",
      views: [given(probe, { disabled: true }), { ...probe, urn: `${probe.urn}-2`, name: "second" }],
      context,
      state: "met",
    },
    { kind: "absent", it: "refuses no probes", views: [], context, state: "violated" },
    {
      kind: "boundary",
      it: "refuses a path that only begins alike",
      views: [given(probe, { resourcePath: "/healthz" })],
      context,
      state: "violated",
    },
    {
      kind: "spelling",
      it: "accepts a probe that also reads the answer",
      views: [given(probe, { type: "HTTPS_STR_MATCH", searchString: "ok" })],
      context,
      state: "met",
    },
    {
      kind: "spelling",
      it: "takes no path for the root",
      views: [given(probe, { resourcePath: undefined })],
      context: { healthRoutes: [{ ...route, path: "/" }] },
      state: "met",
    },
    {
      kind: "unknown",
      it: "leaves an unknown hostname undecided",
      views: [given(probe, { fqdn: UNKNOWN })],
      context,
      state: "undecided",
      undecided: "fqdn",
    },
    {
      kind: "unknown",
      it: "leaves a switch that is not known undecided",
      views: [given(probe, { invertHealthcheck: UNKNOWN })],
      context,
      state: "undecided",
      undecided: "invertHealthcheck",
    },
    {
      kind: "not applicable",
      it: "asks nothing of a stack without public services",
      views: [],
      context: { healthRoutes: [] },
      state: "notApplicable",
    },
  ],
});
