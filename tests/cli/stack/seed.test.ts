import { describe, expect, it } from "@jest/globals";
import { seedFrom } from "../../../cli/stack/seed.ts";
import { examplePostgres, exampleService, exampleSettings } from "../../infra/example-settings.ts";

describe("seedFrom", () => {
  const settings = exampleSettings();
  const seed = seedFrom(settings);

  it("switches on both regions of the account, and the zone with its plan", () => {
    expect(seed.aws).toEqual({
      accountId: settings.aws.accountId,
      regions: [settings.aws.region, settings.aws.recoveryRegion],
    });
    expect(seed.cloudflare).toEqual({
      accountId: settings.cloudflare.accountId,
      zones: [{ id: settings.cloudflare.zoneId, name: settings.domain, plan: settings.cloudflare.plan }],
    });
  });

  it("describes each service's image as the configuration does", () => {
    const service = exampleService();
    const [image] = seedFrom(exampleSettings({ services: { [service.name]: service } })).images;
    expect(image).toEqual({
      reference: service.image,
      architecture: service.architecture,
      port: service.containerPort,
      healthPaths: [service.health.livePath, service.health.deepPath].filter((path) => path !== undefined),
      writes: service.writablePaths,
      needs: [...Object.keys(service.secrets), ...Object.keys(service.outputs)],
    });
  });

  it("takes an image whose registry is given a login as private, and no other", () => {
    const api = exampleService({ imageCredentials: "LOGIN" });
    const web = exampleService({ name: "web" });
    const { images } = seedFrom(exampleSettings({ services: { api, web } }));
    expect(images.map((one) => one.private)).toEqual([true, undefined]);
  });

  it("describes the connector's image where an internal tool alone stands behind a tunnel", () => {
    const tools = exampleService({ name: "tools", routes: [] });
    const access = { emails: [], emailDomains: ["shop.example"], sessionHours: 8 };
    const { images } = seedFrom(
      exampleSettings({
        services: { tools },
        tunnel: { image: "ghcr.io/cloudflared@sha256:0" },
        internalTools: { hostnames: { tools: "tools.shop.example" }, access },
      }),
    );
    expect(images.at(-1)).toMatchObject({
      reference: "ghcr.io/cloudflared@sha256:0",
      needs: ["TUNNEL_TOKEN"],
    });
  });

  it("describes the pooler's image where a service reads the database through it", () => {
    const api = exampleService({ secrets: { URL: "DATABASE_URL" } });
    const pool = { kind: "pgbouncer", image: "ghcr.io/pgbouncer@sha256:0", connectionsPerTask: 5 } as const;
    const secrets = { DATABASE_URL: { kind: "composed", from: "database.url" } } as const;
    const { images } = seedFrom(
      exampleSettings({ services: { api }, database: examplePostgres({ pool }), secrets }),
    );
    expect(images.at(-1)).toMatchObject({
      reference: pool.image,
      writes: ["/run/pooler"],
      needs: ["POOL_PASSWORD"],
    });
  });

  it("answers the live path alone where there is no deep one", () => {
    const service = exampleService({ health: { ...exampleService().health, deepPath: undefined } });
    const [image] = seedFrom(exampleSettings({ services: { api: service } })).images;
    expect(image?.healthPaths).toEqual([service.health.livePath]);
  });
});
