import { describe, expect, it } from "@jest/globals";
import { checkImageCredentials } from "../../../../infra/config/checks/image-credentials.ts";
import type { ConfigParts } from "../../../../infra/config/config.ts";
import { formatProblem } from "../../../../infra/lib/errors.ts";

const DIGEST = `@sha256:${"a".repeat(64)}`;
const image = `ghcr.io/shop/api${DIGEST}`;
const secrets: ConfigParts["secrets"] = {
  LOGIN: { kind: "external", description: "Login of the registry" },
  MADE: { kind: "generated" },
};
const messages = (parts: ConfigParts, ...wrong: string[]) =>
  checkImageCredentials({ secrets, ...parts }, new Set(wrong)).map(formatProblem);
const service = (more: object): ConfigParts => ({
  services: { api: { image, imageCredentials: "LOGIN", ...more } },
});

describe("checkImageCredentials", () => {
  it("says nothing of an external secret for a service, the connector and the pooler, nor where none is written", () => {
    expect(messages(service({}))).toEqual([]);
    expect(messages({ tunnel: { image, imageCredentials: "LOGIN" } })).toEqual([]);
    const pool = { kind: "pgbouncer", image, imageCredentials: "LOGIN" } as const;
    expect(messages({ database: { engine: "postgres", pool } })).toEqual([]);
    expect(messages({ services: { api: { image } }, secretStore: "parameters" })).toEqual([]);
  });

  it("refuses parameters, which ECS does not read for it", () => {
    expect(messages({ ...service({}), secretStore: "parameters" })).toEqual([
      "services.api.imageCredentials: no login of a registry with secretStore: parameters: ECS reads it from Secrets Manager alone; got one. Mirror the image into ECR or take a public one, or write secretStore: secrets-manager.",
    ]);
  });

  it.each([
    ["in ECR", { image: `111122223333.dkr.ecr.eu-west-1.amazonaws.com/shop/api${DIGEST}` }],
    ["that is built here, which lies there too", { image: undefined, build: { context: "app" } }],
  ])("refuses it for an image %s", (_where, more) => {
    expect(messages(service(more))).toEqual([
      "services.api.imageCredentials: no login for an image in ECR, which the task's role pulls; got one. Remove it.",
    ]);
  });

  it.each([
    ["NONE", "a name that is not there"],
    ["MADE", "one of kind generated"],
  ])("refuses the secret %s, and repeats no name that may be a value", (imageCredentials, found) => {
    expect(messages({ tunnel: { image, imageCredentials } })).toEqual([
      `tunnel.imageCredentials: the name of a secret of kind external; got ${found}. Declare it under secrets with kind: external.`,
    ]);
  });

  it.each(["secrets", "secrets.NONE", "secrets.NONE.kind"])(
    "leaves a problem of %s to its own message",
    (path) => {
      expect(messages({ tunnel: { image, imageCredentials: "NONE" } }, path)).toEqual([]);
    },
  );
});
