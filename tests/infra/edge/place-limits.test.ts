import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import type { CloudflarePlan } from "../../../infra/config/cloudflare-settings.ts";
import { type EdgeLayers, type LimitWanted, placeLimits } from "../../../infra/edge/place-limits.ts";
import { awsWaf } from "../../../infra/tables/aws-waf.ts";
import { cloudflarePlans } from "../../../infra/tables/cloudflare-plans.ts";

const PLANS: readonly CloudflarePlan[] = ["free", "pro", "business", "enterprise"];
const layers = fc.record<EdgeLayers>({
  plan: fc.constantFrom(...PLANS),
  ownsZone: fc.boolean(),
  loadBalancer: fc.boolean(),
});
const limits = fc.uniqueArray(
  fc.record<LimitWanted>({
    name: fc.stringMatching(/^[a-z]{1,6}$/),
    requestsPerMinute: fc.integer({ min: 1, max: 30 }),
  }),
  { selector: ({ name }) => name, maxLength: 15 },
);

/** Rules of a minute that a zone holds, by the table alone. */
const rulesAtEdge = ({ ownsZone, plan }: EdgeLayers): number =>
  ownsZone && cloudflarePlans[plan].ratePeriodSeconds >= 60 ? cloudflarePlans[plan].rateRules : 0;

const REFERENCE: readonly LimitWanted[] = [
  { name: "login", requestsPerMinute: 10 },
  { name: "payments", requestsPerMinute: 100 },
  { name: "api", requestsPerMinute: 1000 },
];

describe("placeLimits", () => {
  it("gives every limit one layer or one reason, and invents none", () => {
    fc.assert(
      fc.property(limits, layers, (wanted, stack) => {
        const { layers: placed, unplaced } = placeLimits(wanted, stack);
        const told = [...placed.keys(), ...unplaced.map(({ name }) => name)].sort();
        expect(told).toEqual(wanted.map(({ name }) => name).sort());
      }),
    );
  });

  it("asks of no layer more than it holds", () => {
    fc.assert(
      fc.property(limits, layers, (wanted, stack) => {
        const { layers: placed } = placeLimits(wanted, stack);
        const at = (layer: string) => wanted.filter(({ name }) => placed.get(name) === layer);
        expect(at("cloudflare").length).toBeLessThanOrEqual(rulesAtEdge(stack));
        expect(at("load balancer").length).toBeLessThanOrEqual(stack.loadBalancer ? awsWaf.rateRules : 0);
        for (const { requestsPerMinute } of at("load balancer"))
          expect(requestsPerMinute).toBeGreaterThanOrEqual(awsWaf.leastRequests);
      }),
    );
  });

  it("places as many limits as any arrangement could", () => {
    fc.assert(
      fc.property(limits, layers, (wanted, stack) => {
        const low = wanted.filter(({ requestsPerMinute }) => requestsPerMinute < awsWaf.leastRequests).length;
        const high = wanted.length - low;
        const edge = rulesAtEdge(stack);
        const behind = stack.loadBalancer ? awsWaf.rateRules : 0;
        const most = Math.min(low, edge) + Math.min(high, edge - Math.min(low, edge) + behind);
        expect(placeLimits(wanted, stack).layers.size).toBe(most);
      }),
    );
  });

  it("does not depend on the order in which limits are written", () => {
    fc.assert(
      fc.property(limits, layers, (wanted, stack) => {
        const there = placeLimits(wanted, stack).layers;
        const back = placeLimits([...wanted].reverse(), stack).layers;
        expect([...back].sort()).toEqual([...there].sort());
      }),
    );
  });

  it("keeps the tightest limits nearest to the caller, of those that either layer holds", () => {
    const { layers: placed } = placeLimits(REFERENCE, { plan: "pro", ownsZone: true, loadBalancer: true });
    expect(Object.fromEntries(placed)).toEqual({
      login: "cloudflare",
      payments: "cloudflare",
      api: "load balancer",
    });
  });

  it("leaves everything to AWS WAF on the free plan, which counts over ten seconds only", () => {
    const { layers: placed } = placeLimits(REFERENCE, { plan: "free", ownsZone: true, loadBalancer: true });
    expect(new Set(placed.values())).toEqual(new Set(["load balancer"]));
    expect(placed.size).toBe(3);
  });

  it("gives a limit below AWS WAF's least a rule of Cloudflare before a tighter one that AWS WAF holds", () => {
    const wanted = [
      ...["a", "b"].map((name) => ({ name, requestsPerMinute: 10 })),
      { name: "few", requestsPerMinute: 9 },
    ];
    const { layers: placed } = placeLimits(wanted, { plan: "pro", ownsZone: true, loadBalancer: true });
    expect(Object.fromEntries(placed)).toEqual({ few: "cloudflare", a: "cloudflare", b: "load balancer" });
  });

  it("names the first plan that holds all of them, and none that would fail again", () => {
    const next = (count: number) =>
      placeLimits(
        Array.from({ length: count }, (_, at) => ({ name: `l${at}`, requestsPerMinute: 100 })),
        { plan: "free", ownsZone: true, loadBalancer: false },
      ).unplaced.map((one) => /(take [^,]+|join [^,]+),/.exec(one.next)?.[1]);
    expect(new Set(next(2))).toEqual(new Set(["take the Cloudflare plan pro"]));
    expect(new Set(next(4))).toEqual(new Set(["take the Cloudflare plan business"]));
    expect(new Set(next(1000))).toEqual(new Set(["join limits under one path"]));
  });

  it("names the layer and the plan that could hold what this stack cannot", () => {
    const { unplaced } = placeLimits(REFERENCE, { plan: "pro", ownsZone: true, loadBalancer: false });
    expect(unplaced).toEqual([
      {
        name: "api",
        expected:
          "a limit that a layer holds: the Cloudflare plan pro holds 2 limits of a minute, and there is no second layer",
        next: "Write edge.waf.loadBalancer: true, or take the Cloudflare plan business, or layer: application if the application holds it",
      },
    ]);
  });

  it("advises no load balancer behind a tunnel, where none can stand", () => {
    const tunnel = { plan: "pro", ownsZone: true, loadBalancer: false, tunnel: true } as const;
    expect(placeLimits(REFERENCE, tunnel).unplaced.map(({ next }) => next)).toEqual([
      "Write layer: application if the application holds it, or take the Cloudflare plan business",
    ]);
  });
});
