import { describe, expect, it } from "@jest/globals";
import { imageLogins } from "../../../infra/config/image-logins.ts";
import { examplePostgres, exampleService, exampleSettings } from "../example-settings.ts";

const image = (name: string) => `ghcr.io/shop/${name}@sha256:${"a".repeat(64)}`;
const api = exampleService({ image: image("api"), imageCredentials: "OWN", secrets: { URL: "URL" } });
const whole = exampleSettings({
  services: { api },
  ingress: "tunnel",
  tunnel: { image: image("cloudflared"), imageCredentials: "SHARED" },
  database: examplePostgres({
    pool: { kind: "pgbouncer", image: image("pgbouncer"), connectionsPerTask: 5, imageCredentials: "SHARED" },
  }),
  secrets: { URL: { kind: "composed", from: "database.url" } },
});

describe("imageLogins", () => {
  it("gives each secret once", () => {
    expect(imageLogins(whole, api)).toEqual(["OWN", "SHARED"]);
  });

  it("leaves out the connector's and the pooler's where neither stands beside the service", () => {
    const worker = exampleService({ name: "worker", routes: [], image: image("worker") });
    expect(imageLogins({ ...whole, services: { api, worker } }, worker)).toEqual([]);
  });
});
