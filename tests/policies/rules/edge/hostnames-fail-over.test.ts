import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { hostnamesFailOver } from "../../../../policies/rules/edge/hostnames-fail-over.ts";
import { from, given, ruleTable, view } from "../../rule-table.ts";

const worker = view("cloudflare:index/workersScript:WorkersScript", "failover-script", {
  scriptName: "shop-failover",
  bindings: [{ name: "PAGE", type: "plain_text", text: "<h1>Soon</h1>" }],
});
const route = from(
  view("cloudflare:index/workersRoute:WorkersRoute", "failover-route", {
    pattern: "shop.example/*",
    script: "shop-failover",
  }),
  "script",
  worker,
);
const past = view("cloudflare:index/workersRoute:WorkersRoute", "past", { pattern: "shop.example/assets/*" });
const pool = (name: string, monitor?: string) =>
  view("cloudflare:index/loadBalancerPool:LoadBalancerPool", name, { name, monitor });
const first = pool("first", "m1");
const second = pool("second");
const balancer = from(
  from(
    view("cloudflare:index/loadBalancer:LoadBalancer", "balancer", {
      ...{ name: "shop.example", defaultPools: ["p1"], fallbackPool: "p2" },
    }),
    "defaultPools",
    first,
  ),
  "fallbackPool",
  second,
);
const context = { publicHostnames: ["shop.example"] };

ruleTable(hostnamesFailOver, {
  rows: [
    {
      kind: "met",
      it: "accepts a Worker with a page before the whole hostname",
      views: [worker, route, past],
      state: "met",
      heldBy: ["failover-route"],
      context,
    },
    {
      kind: "violated",
      it: "refuses a Worker whose page is taken away",
      views: [given(worker, { bindings: [{ name: "PAGE", type: "plain_text", text: " " }] }), route],
      state: "violated",
      says: "EDGE-17: the stack failover of shop.example must be a Worker's route with a page, or a load balancer with two pools; got no page. Write edge.failover, such as { kind: maintenance-page, message: …, workersPlan: paid }.",
      context,
    },
    {
      kind: "absent",
      it: "refuses a hostname that nobody stands in for",
      views: [],
      state: "violated",
      context,
    },
    {
      kind: "boundary",
      it: "refuses a stack of whose two hostnames one is left out",
      views: [worker, route],
      state: "violated",
      context: { publicHostnames: ["shop.example", "api.shop.example"] },
    },
    {
      kind: "boundary",
      it: "refuses a route for a part of the paths",
      views: [worker, given(route, { pattern: "shop.example/a/*" })],
      state: "violated",
      context,
    },
    {
      kind: "violated",
      it: "refuses a wide route where a narrower one leads past every Worker",
      views: [
        worker,
        given(route, { pattern: "*shop.example/*" }),
        given(past, { pattern: "shop.example/*" }),
      ],
      state: "violated",
      context,
    },
    {
      kind: "violated",
      it: "refuses a Worker that is not of this stack",
      views: [given({ ...route, propertyDependencies: {} }, { script: "other" })],
      state: "violated",
      context,
    },
    {
      kind: "spelling",
      it: "accepts a route for all hosts, and one with a scheme",
      views: [worker, given(route, { pattern: "https://*shop.example/*" })],
      state: "met",
      context: { publicHostnames: ["shop.example", "api.shop.example"] },
    },
    {
      kind: "spelling",
      it: "accepts a load balancer with a second pool",
      views: [balancer, first, second],
      state: "met",
      heldBy: ["balancer"],
      context,
    },
    {
      kind: "violated",
      it: "refuses a load balancer whose first pool nobody watches",
      views: [balancer, given(first, { monitor: undefined }), second],
      state: "violated",
      context,
    },
    {
      kind: "violated",
      it: "refuses a load balancer that falls back to its only pool",
      views: [from(balancer, "fallbackPool", first), first],
      state: "violated",
      context,
    },
    {
      kind: "violated",
      it: "refuses a load balancer that is switched off",
      views: [given(balancer, { enabled: false }), first, second],
      state: "violated",
      context,
    },
    {
      kind: "unknown",
      it: "leaves a route whose pattern is not known undecided",
      views: [worker, given(route, { pattern: UNKNOWN })],
      state: "undecided",
      undecided: "pattern",
      context,
    },
    {
      kind: "unknown",
      it: "leaves a stack whose file was not read undecided",
      views: [worker, route],
      state: "undecided",
      undecided: "services",
    },
    {
      kind: "not applicable",
      it: "says nothing of a stack that nobody outside asks",
      views: [],
      state: "notApplicable",
      context: { publicHostnames: [] },
    },
  ],
});
