import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { tunnelAnswersNamedHostnames } from "../../../../policies/rules/edge/tunnel-answers-named-hostnames.ts";
import { TUNNEL, TUNNEL_CONFIG } from "../../../../policies/tokens.ts";
import { from, given, ruleTable, view } from "../../rule-table.ts";

const tunnel = view(
  TUNNEL,
  "tunnel",
  { name: "shop-api", configSrc: "cloudflare" },
  { outputs: { id: "a1b2" } },
);
const service = "http://127.0.0.1:3000";
const rest = { service: "http_status:404" };
const rules = (...ingresses: readonly unknown[]) =>
  from(view(TUNNEL_CONFIG, "config", { tunnelId: UNKNOWN, config: { ingresses } }), "tunnelId", tunnel);
const named = { hostname: "api.shop.example", service };

ruleTable(tunnelAnswersNamedHostnames, {
  rows: [
    {
      kind: "met",
      it: "accepts named hostnames and a refusal",
      views: [tunnel, rules(named, rest)],
      state: "met",
    },
    {
      kind: "violated",
      it: "refuses a service that answers to any name",
      views: [tunnel, rules(named, { service })],
      state: "violated",
      says: 'EDGE-19: "tunnel" ingresses must be named hostnames, and a refusal for the rest; got 1 rules for any hostname. Take the override off the tunnel: its rules come from the services\' routes.',
    },
    {
      kind: "violated",
      it: "refuses a hostname with a star",
      views: [tunnel, rules({ hostname: "*.shop.example", service }, rest)],
      state: "violated",
    },
    { kind: "absent", it: "refuses a tunnel without a configuration", views: [tunnel], state: "violated" },
    {
      kind: "absent",
      it: "refuses a tunnel that is configured on its host",
      views: [given(tunnel, { configSrc: undefined }), rules(named, rest)],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "accepts a tunnel that only refuses",
      views: [tunnel, rules(rest)],
      state: "met",
    },
    {
      kind: "spelling",
      it: "refuses an empty hostname, which is any",
      views: [tunnel, rules({ hostname: "", service }, rest)],
      state: "violated",
    },
    {
      kind: "unknown",
      it: "leaves a tunnel undecided whose source is not known yet",
      views: [given(tunnel, { configSrc: UNKNOWN }), rules(named, rest)],
      state: "undecided",
      undecided: "configSrc",
    },
  ],
});
