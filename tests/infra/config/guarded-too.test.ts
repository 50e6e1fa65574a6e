import { describe, expect, it } from "@jest/globals";
import { guardedToo } from "../../../infra/config/guarded-too.ts";

const OWNER = {
  cloudflare: { zoneId: "zone-1", ownsZone: true },
  domain: "shop.example",
  services: {
    api: { routes: [{ hostname: "api.shop.example" }] },
    web: { routes: [{ hostname: "shop.example" }] },
  },
  admin: {
    routes: [
      { hostname: "api.shop.example", paths: ["/admin"] },
      { hostname: "old.shop.example", paths: ["/admin"] },
    ],
    allowedCidrs: ["203.0.113.0/24"],
  },
  edge: {
    blockedPaths: ["/debug"],
    cors: { origins: ["https://shop.example", "https://partner.example"], credentials: true },
    cache: [{ hostname: "shop.example", path: "/assets/*" }],
  },
};

const neighbour = (environment: string, change: object = {}) => ({
  environment,
  cloudflare: { zoneId: "zone-1", ownsZone: false },
  domain: "shop.example",
  services: {
    api: { routes: [{ hostname: `api-${environment}.shop.example` }] },
    web: { routes: [{ hostname: `${environment}.shop.example` }] },
  },
  ...change,
});

describe("guardedToo", () => {
  it("guards the routes, paths and origins of a stack that is like it", () => {
    expect(guardedToo(OWNER, [neighbour("test")])).toEqual({
      raw: {
        ...OWNER,
        admin: {
          ...OWNER.admin,
          routes: [...OWNER.admin.routes, { hostname: "api-test.shop.example", paths: ["/admin"] }],
        },
        edge: {
          ...OWNER.edge,
          blockedHostnames: ["api-test.shop.example", "test.shop.example"],
          cors: { ...OWNER.edge.cors, origins: [...OWNER.edge.cors.origins, "https://test.shop.example"] },
        },
      },
      derived: [
        "admin.routes.2",
        "edge.cors.origins.2",
        "edge.blockedHostnames.0",
        "edge.blockedHostnames.1",
      ],
    });
  });

  it("guards several, each by what the file says of its own hostnames alone", () => {
    const { raw } = guardedToo(OWNER, [neighbour("qa"), neighbour("test")]);
    expect(raw.admin).toMatchObject({
      routes: [
        ...OWNER.admin.routes,
        { hostname: "api-qa.shop.example" },
        { hostname: "api-test.shop.example" },
      ],
    });
    expect(raw.edge).toMatchObject({
      cors: { origins: [...OWNER.edge.cors.origins, "https://qa.shop.example", "https://test.shop.example"] },
    });
  });

  it("guards no hostname that the other one does not serve", () => {
    const services = { web: { routes: [{ hostname: "test.shop.example" }] } };
    const { raw } = guardedToo(OWNER, [neighbour("test", { services })]);
    expect(raw.admin).toEqual(OWNER.admin);
    expect(raw.edge).toMatchObject({ blockedHostnames: ["test.shop.example"] });
  });

  it.each<[string, object, readonly ReturnType<typeof neighbour>[]]>([
    ["nobody is like it", OWNER, []],
    [
      "it does not own the zone",
      { ...OWNER, cloudflare: { zoneId: "zone-1", ownsZone: false } },
      [neighbour("test")],
    ],
    [
      "the other one has a zone of its own",
      OWNER,
      [neighbour("test", { cloudflare: { zoneId: "zone-2", ownsZone: true } })],
    ],
    [
      "the other one stands in a third one's zone",
      OWNER,
      [neighbour("test", { cloudflare: { zoneId: "zone-2", ownsZone: false } })],
    ],
    ["the other one serves another domain", OWNER, [neighbour("test", { domain: "b.example" })]],
    ["its words have a wrong shape", { ...OWNER, admin: 1, edge: [], services: 2 }, [neighbour("test")]],
  ])("adds nothing where %s", (_, own, neighbours) => {
    expect(guardedToo({ ...own }, neighbours)).toEqual({ raw: own, derived: [] });
  });
});
