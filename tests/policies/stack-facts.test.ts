import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "@jest/globals";
import { stackFacts } from "../../policies/stack-facts.ts";

const dir = mkdtempSync(join(tmpdir(), "stack-facts-"));
afterAll(() => rmSync(dir, { recursive: true }));

const file = (stack: string, tier: string, zoneId: string, ownsZone: boolean) =>
  writeFileSync(
    join(dir, `Pulumi.${stack}.yaml`),
    `config:
  slipway:stack:
    tier: ${tier}
    aws: { accountId: "012345678901", region: eu-west-1, recoveryRegion: eu-central-1 }
    cloudflare: { accountId: "a", zoneId: "${zoneId}", ownsZone: ${ownsZone} }
    registry: { readerAccountIds: ["111122223333"] }
    overrides: { database.instance: { multiAz: false, deletionProtection: false } }
`,
  );

file("live", "production", "zone-1", true);
file("try", "staging", "zone-1", false);
file("apart", "staging", "zone-2", false);
file("broken", "prod", "zone-3", true);

describe("stackFacts", () => {
  it("reads tier, regions, accounts, readers of images and overrides", () => {
    expect(stackFacts(dir, "live", "2026-11-20")).toMatchObject({
      context: {
        stack: "live",
        tier: "production",
        ownsZone: true,
        zoneOwner: "live",
        accountId: "012345678901",
        readerAccountIds: ["111122223333"],
        regions: ["eu-west-1", "eu-central-1"],
        today: "2026-11-20",
      },
      like: undefined,
      accounts: ["012345678901", "a"],
      overrides: [{ target: "database.instance", properties: ["deletionProtection", "multiAz"] }],
    });
  });

  it("reads both health routes under a service's first name, and the live one under each further name that leads there", () => {
    const path = join(dir, "Pulumi.named.yaml");
    writeFileSync(
      path,
      `config:
  slipway:stack:
    tier: staging
    services:
      web:
        health: { livePath: /h, deepPath: /deep }
        routes:
          - { hostname: a.io, paths: ["/*"] }
          - { hostname: www.a.io, paths: ["/x", "/?"] }
          - { hostname: files.a.io, paths: ["/files/*"] }
`,
    );
    expect(stackFacts(dir, "named", "2026-11-20").context.healthRoutes).toEqual([
      { service: "web", hostname: "a.io", path: "/h" },
      { service: "web", hostname: "a.io", path: "/deep" },
      { service: "web", hostname: "www.a.io", path: "/h" },
    ]);
  });

  it("reads from which stack images come", () => {
    const path = join(dir, "Pulumi.promoted.yaml");
    writeFileSync(path, "config:\n  slipway:stack: { tier: production, promotion: { from: staging } }\n");
    expect(stackFacts(dir, "promoted", "2026-11-20").context.promotedFrom).toBe("staging");
    expect(stackFacts(dir, "live", "2026-11-20").context.promotedFrom).toBeUndefined();
  });

  it("reads what the account may cost, what is promised and how long a dump is kept, and nothing where the file does not say", () => {
    const path = join(dir, "Pulumi.money.yaml");
    writeFileSync(
      path,
      "config:\n  slipway:stack:\n    tier: staging\n    monthlyBudgetUsd: 250\n    availabilityPercent: 99.5\n    backup: { dump: { retentionDays: 14 } }\n",
    );
    expect(stackFacts(dir, "money", "2026-11-20").context).toMatchObject({
      monthlyBudgetUsd: 250,
      availabilityPercent: 99.5,
      dumpRetentionDays: 14,
    });
    const { dumpRetentionDays, monthlyBudgetUsd } = stackFacts(dir, "live", "2026-11-20").context;
    expect([dumpRetentionDays, monthlyBudgetUsd]).toEqual([undefined, undefined]);
  });

  it("reads the routes of the staff and who may ask for them", () => {
    writeFileSync(
      join(dir, "Pulumi.admin.yaml"),
      "config:\n  slipway:stack:\n    tier: staging\n    admin: { routes: [{ hostname: a.example, paths: [/admin] }], allowedCidrs: [203.0.113.0/24] }\n",
    );
    const { adminCidrs, adminRoutes } = stackFacts(dir, "admin", "2026-11-20").context;
    expect(adminRoutes).toEqual([{ hostname: "a.example", path: "/admin" }]);
    expect(adminCidrs).toEqual(["203.0.113.0/24"]);
    expect(stackFacts(dir, "live", "2026-11-20").context.adminCidrs).toEqual([]);
  });

  it("reads which files the edge keeps, and leaves out what is not whole", () => {
    writeFileSync(
      join(dir, "Pulumi.files.yaml"),
      "config:\n  slipway:stack:\n    tier: staging\n    edge: { cache: [{ hostname: a.example, path: /assets/* }, { hostname: b.example }] }\n",
    );
    expect(stackFacts(dir, "files", "2026-11-20").context.cachedFiles).toEqual([
      { hostname: "a.example", path: "/assets/*" },
    ]);
    expect(stackFacts(dir, "live", "2026-11-20").context.cachedFiles).toEqual([]);
  });

  it("names the stack that owns the zone", () => {
    expect(stackFacts(dir, "try", "2026-11-20").context).toMatchObject({
      ownsZone: false,
      zoneOwner: "live",
    });
  });

  it("names nobody where no stack of the folder owns the zone", () => {
    expect(stackFacts(dir, "apart", "2026-11-20").context.zoneOwner).toBeUndefined();
  });

  it("reads which service calls which other, each way once, with the port of the called one", () => {
    const path = join(dir, "Pulumi.calls.yaml");
    writeFileSync(
      path,
      `config:
  slipway:stack:
    tier: staging
    services:
      api: { containerPort: 3000, calls: { CATALOG_URL: catalog, PRICES_URL: catalog, LOST_URL: nobody } }
      catalog: { containerPort: 8000 }
`,
    );
    expect(stackFacts(dir, "calls", "2026-11-20").context.calls).toEqual([
      { caller: "api", callee: "catalog", port: 8000 },
    ]);
  });

  it("reads the limits that the application holds, and no others", () => {
    writeFileSync(
      join(dir, "Pulumi.limits.yaml"),
      `config:
  slipway:stack:
    tier: staging
    limits:
      - { name: login, hostname: api.shop.example, path: /login, requestsPerMinute: 10, layer: application }
      - { name: all, path: /*, requestsPerMinute: 600 }
`,
    );
    expect(stackFacts(dir, "limits", "2026-11-20").context.applicationLimits).toEqual([
      { name: "login", hostname: "api.shop.example", path: "/login", requestsPerMinute: 10 },
    ]);
  });

  it("reads who is told by mail and by telephone, and nobody where the file names nobody", () => {
    writeFileSync(
      join(dir, "Pulumi.told.yaml"),
      'config:\n  slipway:stack:\n    tier: staging\n    notify: { emails: [ops@shop.example, 1], sms: ["+971501234567"], slackWebhook: X }\n',
    );
    expect(stackFacts(dir, "told", "2026-11-20").context.notify).toEqual({
      emails: ["ops@shop.example"],
      sms: ["+971501234567"],
    });
    expect(stackFacts(dir, "live", "2026-11-20").context.notify).toEqual({ emails: [], sms: [] });
  });

  it("reads a stack that is like another as a whole, with the admin routes that the zone's owner guards for it", () => {
    const own = mkdtempSync(join(dir, "like-"));
    const staging = `config:
  slipway:stack:
    tier: staging
    aws: { accountId: "012345678901", region: eu-west-1, recoveryRegion: eu-central-1 }
    cloudflare: { zoneId: zone-1, ownsZone: true }
    domain: shop.example
    services: { api: { routes: [{ hostname: api.shop.example }] } }
    admin: { routes: [{ hostname: api.shop.example, paths: [/admin] }] }
    account: { cloudTrail: owned, guardDuty: owned, config: owned }
`;
    writeFileSync(join(own, "Pulumi.staging.yaml"), staging);
    writeFileSync(join(own, "Pulumi.test.yaml"), "config: { slipway:stack: { like: staging } }\n");
    const elsewhere = { cloudTrail: "elsewhere", guardDuty: "elsewhere", config: "elsewhere" };
    const guarded = { hostname: "api-test.shop.example", path: "/admin" };
    expect(stackFacts(own, "test", "2026-11-20").context).toMatchObject({
      ...{ stack: "test", tier: "staging", ownsZone: false, zoneOwner: "staging", account: elsewhere },
      ...{ publicHostnames: ["api-test.shop.example"], adminRoutes: [guarded] },
    });
    expect(stackFacts(own, "staging", "2026-11-20").context.adminRoutes).toEqual([
      { hostname: "api.shop.example", path: "/admin" },
      guarded,
    ]);
    writeFileSync(join(own, "Pulumi.test.yaml"), "config: { slipway:stack: { like: stage } }\n");
    expect(() => stackFacts(own, "test", "2026-11-20")).toThrow(
      'Pulumi.test.yaml like: the name of another stack of the folder (staging); got "stage". Write like: staging.',
    );
  });

  it("refuses a stack without a file", () => {
    expect(() => stackFacts(dir, "none", "2026-11-20")).toThrow(
      "policies: Pulumi.none.yaml must stand in the configuration folder; got none. Set SLIPWAY_CONFIG_DIR to its folder.",
    );
  });

  it("refuses a tier that it does not know", () => {
    expect(() => stackFacts(dir, "broken", "2026-11-20")).toThrow(
      'Pulumi.broken.yaml: slipway:stack.tier must be "staging" or "production"; got another value. Write one of the two.',
    );
  });

  it("reads who owns what the account has once, and nothing where the word is none of the two", () => {
    writeFileSync(
      join(dir, "Pulumi.owner.yaml"),
      "config:\n  slipway:stack:\n    tier: staging\n    account: { cloudTrail: owned, guardDuty: elsewhere, config: x }\n",
    );
    expect(stackFacts(dir, "owner", "2026-11-20").context.account).toEqual({
      cloudTrail: "owned",
      guardDuty: "elsewhere",
      config: undefined,
    });
  });

  it("says where the file holds a credential, under any tool's key, and never which", () => {
    writeFileSync(
      join(dir, "Pulumi.leak.yaml"),
      'config:\n  aws:accessKey: AKIAABCDEFGHIJKLMNOP\n  slipway:stack:\n    tier: staging\n    note: ["a", "https://u:s3cr3t@x"]\n',
    );
    const { clearSecrets } = stackFacts(dir, "leak", "2026-11-20").context;
    expect(clearSecrets).toEqual(["config.aws:accessKey", "config.slipway:stack.note[1]"]);
  });
});
