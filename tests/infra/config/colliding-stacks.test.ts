import { describe, expect, it } from "@jest/globals";
import { collidingStackProblems } from "../../../infra/config/colliding-stacks.ts";
import { formatProblem } from "../../../infra/lib/errors.ts";

/** One stack file as far as names matter. */
function stack(source: string, more: object = {}, hostname = `api.${source}.io`) {
  const raw = {
    ...{ product: "shop", tier: source, domain: `${source}.io`, aws: { accountId: "1", region: "r" } },
    cloudflare: { zoneId: source, ownsZone: true },
    services: {
      worker: {},
      api: {
        routes: [
          { hostname, paths: ["/a"] },
          { hostname, paths: ["/b"] },
        ],
      },
    },
    ...more,
  };
  return { source, raw };
}

function told(...stacks: Parameters<typeof collidingStackProblems>[0]): readonly string[] {
  return collidingStackProblems(stacks).map(formatProblem);
}

describe("collidingStackProblems", () => {
  it("accepts stacks with names of their own, and a hostname twice within one stack", () => {
    expect(told(stack("a"), stack("b"))).toEqual([]);
  });

  it("refuses two owned zones of one name, and tells their hostnames no second time", () => {
    expect(told(stack("a"), stack("b", { domain: "a.io" }, "api.a.io"))).toEqual([
      "b domain: one owned zone of a name, since the registrar gives it to one alone; got two of a.io, in a and this one. Give each stack a domain of its own.",
    ]);
  });

  it("leaves two owners of one zone to the check of owners", () => {
    expect(
      told(stack("a"), stack("b", { domain: "a.io", cloudflare: { zoneId: "a", ownsZone: true } })),
    ).toEqual([]);
  });

  it("refuses a hostname that two stacks of one zone serve, behind a route or behind the staff's login", () => {
    const guest = { domain: "a.io", cloudflare: { zoneId: "a", ownsZone: false } };
    expect(told(stack("a"), stack("b", guest, "api.a.io"))).toEqual([
      "b services.api.routes.0.hostname: a hostname of this stack's own; got api.a.io, which a serves too. Rename it in one of them.",
    ]);
    const tools = { ...guest, internalTools: { hostnames: { tools: "api.a.io" } } };
    expect(told(stack("a"), stack("b", tools))).toEqual([
      "b internalTools.hostnames.tools: a hostname of this stack's own; got api.a.io, which a serves too. Rename it in one of them.",
    ]);
    expect(told(stack("a"), stack("b", guest, "api-b.a.io"))).toEqual([]);
  });

  it("refuses two stacks whose names in AWS would be the same, by tier or by environment", () => {
    const says = (where: string) =>
      `b ${where}: an environment of its own in the product's AWS account and region, since names are made of it; got the environment of a. Write another environment, such as environment: test, or another account or region.`;
    expect(told(stack("a"), stack("b", { tier: "a" }))).toEqual([says("tier")]);
    expect(told(stack("a"), stack("b", { environment: "a" }))).toEqual([says("environment")]);
  });

  it.each([
    ["environment", { environment: "test" }],
    ["product", { product: "cafe" }],
    ["account", { aws: { accountId: "2", region: "r" } }],
    ["region", { aws: { accountId: "1", region: "s" } }],
  ])("accepts stacks of one tier that differ by %s", (_, parts) => {
    expect(told(stack("a"), stack("b", { tier: "a", ...parts }))).toEqual([]);
  });

  it("refuses one namespace of published metrics for two stacks of an account and region, once for each", () => {
    const published = { orders: { namespace: "Shop" }, refunds: { namespace: "Shop" } };
    const [a, b] = [stack("a", { published }), stack("b", { published })];
    expect(told(a, b)).toEqual([
      "b published.orders.namespace: a namespace of this stack's own in its AWS account and region, since a metric is known by its name alone; got that of a, whose alarms would take these values for its own. Write another namespace, and tell the application.",
    ]);
    expect(told(a, stack("b", { published, aws: { accountId: "2", region: "r" } }))).toEqual([]);
    expect(told(a, stack("b", { published, aws: { accountId: "1", region: "s" } }))).toEqual([]);
    expect(told(a, stack("b", { published: { orders: { namespace: "Shop/B" } } }))).toEqual([]);
  });

  it("says nothing of files that could not be read", () => {
    expect(
      told({ source: "a", raw: undefined }, { source: "b", raw: { services: "x", internalTools: 1 } }),
    ).toEqual([]);
  });
});
