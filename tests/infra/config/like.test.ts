import { describe, expect, it } from "@jest/globals";
import { likeOther } from "../../../infra/config/like.ts";
import { merged, plain } from "../../../infra/config/merged.ts";

const FAILOVER = { kind: "maintenance-page", message: "Back soon.", workersPlan: "free" };

const OTHER = {
  product: "shop",
  tier: "staging",
  aws: { accountId: "111122223333", region: "eu-west-1", recoveryRegion: "eu-central-1" },
  cloudflare: { zoneId: "zone-1", plan: "free", ownsZone: true },
  domain: "shop.example",
  registry: { ownership: "owner", readerAccountIds: ["444455556666"] },
  services: {
    api: {
      image: "111122223333.dkr.ecr.eu-west-1.amazonaws.com/shop/api@sha256:0",
      routes: [{ hostname: "api.shop.example", paths: ["/*"] }],
      environment: { SELF: "https://api.shop.example/v1", LEVEL: "info" },
    },
  },
  database: { engine: "postgres", storageGib: 20 },
  edge: { cors: { origins: ["https://api.shop.example"] }, waf: { loadBalancer: true }, failover: FAILOVER },
  admin: { routes: [{ hostname: "api.shop.example", paths: ["/admin"] }] },
  mail: "none",
  limits: [{ name: "api", hostname: "api.shop.example", path: "/*", requestsPerMinute: 60 }],
  account: { cloudTrail: "owned", guardDuty: "owned", config: "elsewhere" },
  overrides: {
    "edge.zoneSetting.ssl": {},
    "zone.dnssec": {},
    "edge.record.api.shop.example": { ttl: 60 },
    "database.instance": {},
  },
};

/** What a stack `test` with these words is, where the other has those. */
function whole(own: object = {}, other: object = {}): Record<string, unknown> {
  return likeOther("test", { like: "staging", ...own }, plain(merged(OTHER, other))).raw;
}

describe("likeOther", () => {
  it("makes a whole configuration of one word", () => {
    expect(whole()).toEqual({
      product: "shop",
      tier: "staging",
      environment: "test",
      aws: OTHER.aws,
      cloudflare: { zoneId: "zone-1", plan: "free", ownsZone: false },
      domain: "shop.example",
      registry: { ownership: "reader", ownerAccountId: "111122223333" },
      services: {
        api: {
          image: OTHER.services.api.image,
          routes: [{ hostname: "api-test.shop.example", paths: ["/*"] }],
          environment: { SELF: "https://api-test.shop.example/v1", LEVEL: "info" },
        },
      },
      database: OTHER.database,
      edge: { waf: { loadBalancer: true }, failover: FAILOVER },
      limits: [{ name: "api", hostname: "api-test.shop.example", path: "/*", requestsPerMinute: 60 }],
      account: { cloudTrail: "elsewhere", guardDuty: "elsewhere", config: "elsewhere" },
      overrides: { "edge.record.api-test.shop.example": { ttl: 60 }, "database.instance": {} },
    });
  });

  it("tells what stands in neither file", () => {
    expect(likeOther("test", { like: "staging" }, OTHER).derived).toEqual([
      "environment",
      "account.cloudTrail",
      "account.guardDuty",
      "registry",
      "cloudflare.ownsZone",
      "services.api.routes.0.hostname",
      "services.api.environment.SELF",
      "limits.0.hostname",
    ]);
  });

  it.each<[string, object, object]>([
    [
      "the environment",
      { environment: "qa" },
      { environment: "qa", services: { api: { routes: [{ hostname: "api-qa.shop.example" }] } } },
    ],
    [
      "sizes, inside their group",
      { database: { storageGib: 50 } },
      { database: { engine: "postgres", storageGib: 50 } },
    ],
    [
      "a hostname, as it stands",
      { services: { api: { routes: [{ hostname: "api.shop.example" }] } } },
      { services: { api: { routes: [{ hostname: "api.shop.example" }] } } },
    ],
    [
      "who owns a part of the account",
      { account: { cloudTrail: "owned" } },
      { account: { cloudTrail: "owned", guardDuty: "elsewhere" } },
    ],
    [
      "who owns the registry",
      { registry: { ownership: "external" } },
      { registry: { ownership: "external" } },
    ],
    [
      "what only the zone's owner may have, so that the check refuses it",
      { mail: "none" },
      { mail: "none", cloudflare: { ownsZone: false } },
    ],
    [
      "an owner of the zone, so that the check refuses the second one",
      { cloudflare: { ownsZone: true } },
      { cloudflare: { ownsZone: true }, mail: "none" },
    ],
  ])("lets the own file decide %s", (_, own, result) => {
    expect(whole(own)).toMatchObject(result);
  });

  it("takes its images from where the other's come", () => {
    const promotion = { from: "first" };
    expect(whole({}, { promotion })).toMatchObject({ promotion });
    expect(whole({ promotion: { from: "staging" } }, { promotion })).toMatchObject({
      promotion: { from: "staging" },
    });
  });

  it("is where the other's images are tried, and takes them from nobody", () => {
    expect(whole({}, { promotion: { from: "test" } })).not.toHaveProperty("promotion");
  });

  it("publishes metrics under a namespace of its own in one account and region, and tells the application", () => {
    const published = { orders: { namespace: "Shop/Staging" } };
    const services = { api: { environment: { METRICS: "Shop/Staging" } } };
    const spaces = (made: Record<string, unknown>): readonly unknown[] => {
      const { published: of, services: all } = plain(made);
      return [plain(plain(of).orders).namespace, plain(plain(plain(all).api).environment).METRICS];
    };
    expect(spaces(whole({}, { published, services }))).toEqual(["Shop/Test", "Shop/Test"]);
    const own = { published: { orders: { namespace: "Mine" } } };
    expect(spaces(whole(own, { published, services }))).toEqual(["Mine", "Mine"]);
    const elsewhere = { aws: { accountId: "222233334444" } };
    expect(spaces(whole(elsewhere, { published, services }))).toEqual(["Shop/Staging", "Shop/Staging"]);
  });

  it("owns what an account and a zone of its own have", () => {
    const made = whole({
      aws: { accountId: "222233334444" },
      cloudflare: { zoneId: "zone-2" },
      domain: "shop-test.example",
    });
    expect(made).toMatchObject({
      account: OTHER.account,
      registry: OTHER.registry,
      mail: "none",
      cloudflare: { ownsZone: true },
      admin: { routes: [{ hostname: "api.shop-test.example", paths: ["/admin"] }] },
      edge: { cors: { origins: ["https://api.shop-test.example"] } },
    });
  });

  it("shares the account in another region but for what stands in each", () => {
    const made = whole({ aws: { region: "eu-west-2" } }, { account: { config: "owned" } });
    expect(made).toMatchObject({
      account: { cloudTrail: "elsewhere", guardDuty: "elsewhere", config: "owned" },
      registry: { ownership: "owner" },
    });
  });

  it("shares a zone that a third stack owns, whose hostnames are told apart all the same", () => {
    const { admin: _, mail: __, edge: ___, ...records } = OTHER;
    const other = { ...records, cloudflare: { zoneId: "zone-1", ownsZone: false } };
    const made = likeOther("test", { like: "staging" }, other);
    expect(made.raw).toMatchObject({
      cloudflare: { ownsZone: false },
      services: { api: { routes: [{ hostname: "api-test.shop.example" }] } },
    });
    expect(made.derived).not.toContain("cloudflare.ownsZone");
  });

  it("leaves the zone's words out where the own file says that it does not own its other zone", () => {
    const made = whole({ cloudflare: { zoneId: "zone-2", ownsZone: false }, domain: "b.example" });
    expect([made.admin, made.mail, made.edge]).toEqual([
      undefined,
      undefined,
      { waf: { loadBalancer: true }, failover: FAILOVER },
    ]);
  });

  it.each<[string, object, unknown]>([
    ["reads where the images say that production owns the repositories", { tier: "production" }, "reader"],
    ["says nothing where the images of staging make it a reader already", {}, undefined],
    ["reads where the other builds its images", { services: { api: { build: { context: "." } } } }, "reader"],
    [
      "says nothing of images from elsewhere",
      { tier: "production", services: { api: { image: "ghcr.io/a/b@sha256:0" } } },
      undefined,
    ],
  ])("without a word of the registry %s", (_, change, ownership) => {
    const { registry: __, ...other } = plain(merged(OTHER, change));
    expect(plain(likeOther("test", { like: "staging" }, other).raw.registry).ownership).toBe(ownership);
  });

  it("takes no acknowledgement over that nobody can take back", () => {
    const database = {
      engine: "mongodb",
      tier: "M10",
      backupCompliance: { acknowledgement: "nobody-can-take-it-back" },
    };
    expect(whole({}, { database }).database).toEqual({ engine: "mongodb", tier: "M10" });
    expect(whole({ database }, { database }).database).toEqual(database);
  });

  it.each([{}, { aws: 5, cloudflare: [], services: "x", account: null, domain: 7, overrides: [] }])(
    "makes do with words of a wrong shape, which the check tells: %j",
    (other) => {
      expect(likeOther("test", { like: "staging" }, other).raw.environment).toBe("test");
    },
  );
});
