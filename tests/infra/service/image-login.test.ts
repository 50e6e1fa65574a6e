import { describe, expect, it } from "@jest/globals";
import { imageLogin } from "../../../infra/service/image-login.ts";
import { referenceTo } from "../../../infra/service/references.ts";
import { taskDraft } from "../../../infra/service/task-draft.ts";
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

describe("imageLogin", () => {
  it("names the secret by its ARN without a version, which ECS takes none of", () => {
    expect(imageLogin("OWN")).toEqual({
      repositoryCredentials: { credentialsParameter: referenceTo("secret-arn:OWN") },
    });
  });

  it("is nothing for a public image", () => {
    expect(imageLogin(undefined)).toEqual({});
  });

  it("stands in each container of the task whose image has one", () => {
    const logins = taskDraft(whole, api).containers.map(({ name, repositoryCredentials }) => [
      name,
      repositoryCredentials?.credentialsParameter,
    ]);
    expect(logins).toEqual([
      ["api", referenceTo("secret-arn:OWN")],
      ["cloudflared", referenceTo("secret-arn:SHARED")],
      ["pgbouncer", referenceTo("secret-arn:SHARED")],
    ]);
  });
});
