import { describe, expect, it } from "@jest/globals";
import { stackImages } from "../../../cli/stack/stack-images.ts";
import { examplePostgres, exampleService, exampleSettings } from "../../infra/example-settings.ts";

const image = (name: string) => `ghcr.io/shop/${name}@sha256:${"a".repeat(64)}`;

describe("stackImages", () => {
  it("gives the image of each service with the task that runs it", () => {
    const services = { web: exampleService({ name: "web", image: image("web") }) };
    expect(stackImages(exampleSettings({ services }))).toEqual([
      { where: "services.web.image", reference: image("web"), startedBy: ["web-task", "web-service"] },
    ]);
  });

  it("leaves out an image that the update builds: nobody knows its digest yet", () => {
    const build = { context: "app", dockerfile: "Dockerfile", target: undefined, builder: "" };
    const web = exampleService({ name: "web", build: { ...build, args: {}, secrets: {} } });
    expect(stackImages(exampleSettings({ services: { web } }))).toEqual([]);
  });

  it("gives the connector's image with the tasks that stand behind a tunnel alone", () => {
    const tools = exampleService({ name: "tools", routes: [], image: image("tools") });
    const access = { emails: [], emailDomains: ["shop.example"], sessionHours: 8 };
    const settings = exampleSettings({
      services: { tools, api: exampleService() },
      tunnel: { image: image("cloudflared") },
      internalTools: { hostnames: { tools: "tools.shop.example" }, access },
    });
    expect(stackImages(settings).at(-1)).toEqual({
      where: "tunnel.image",
      reference: image("cloudflared"),
      startedBy: ["tools-task", "tools-service"],
    });
  });

  it("gives the pooler's image with the tasks of those who read the database", () => {
    const DATABASE_URL = { kind: "composed", from: "database.url" } as const;
    const pool = { kind: "pgbouncer", image: image("pgbouncer"), connectionsPerTask: 5 } as const;
    const services = {
      api: exampleService({ secrets: { DATABASE_URL: "DATABASE_URL" } }),
      web: exampleService({ name: "web" }),
    };
    const settings = exampleSettings({
      services,
      database: examplePostgres({ pool }),
      secrets: { DATABASE_URL },
    });
    expect(stackImages(settings).at(-1)).toEqual({
      where: "database.pool.image",
      reference: image("pgbouncer"),
      startedBy: ["api-task", "api-service"],
    });
  });
});
