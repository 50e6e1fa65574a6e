import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type ApiServer, startApiServer } from "../../../rehearsal/api/server.ts";
import { World } from "../../../rehearsal/cloud/world.ts";
import { kms } from "../../../rehearsal/services/aws/kms.ts";
import { secretsmanager } from "../../../rehearsal/services/aws/secretsmanager.ts";
import { Registry } from "../../../rehearsal/services/registry.ts";
import { temporaryFolder } from "../schema/temporary-folder.ts";

const SIGNED =
  "AWS4-HMAC-SHA256 Credential=rehearsal/20261120/eu-central-1/secretsmanager/aws4_request, Signature=0";
const SECRET = "aws:secretsmanager/secret:Secret";
const CALLER = { provider: "aws", accountId: "111122223333", region: "eu-central-1" };

describe("startApiServer", () => {
  const dir = join(temporaryFolder(), "cloud");
  let world: World;
  let api: ApiServer;
  beforeAll(async () => {
    world = World.open({
      dir,
      seed: {
        aws: { accountId: "111122223333", regions: ["eu-central-1"] },
        cloudflare: { accountId: "c".repeat(32), zones: [] },
        images: [],
      },
    });
    const registry = new Registry([kms, secretsmanager]);
    world.call(CALLER, { name: "", urn: "" }, (cloud) => {
      const created = registry.behaviour(SECRET)?.create({ name: "shop-TOKEN" }, cloud);
      cloud.add({ token: SECRET, ...created, id: created?.id ?? "", inputs: { name: "shop-TOKEN" } });
    });
    api = await startApiServer(world, registry);
  });
  afterAll(() => {
    api.close();
    world.close();
  });

  async function call(target: string, body: object, authorization: string | undefined = SIGNED) {
    const headers = { "x-amz-target": target, ...(authorization === "" ? {} : { authorization }) };
    const response = await fetch(api.endpoint, { method: "POST", headers, body: JSON.stringify(body) });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  }

  it("listens on the loopback address alone", () => {
    expect(api.endpoint).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });

  it("refuses an operation that it does not have, and names those that it has", async () => {
    const { status, body } = await call("secretsmanager.DeleteSecret", {});
    expect(status).toBe(400);
    expect(body.__type).toBe("UnknownOperationException");
    expect(body.message).toContain("secretsmanager.PutSecretValue");
  });

  it("refuses a request that is not signed", async () => {
    const { status, body } = await call("secretsmanager.ListSecrets", {}, "");
    expect({ status, type: body.__type }).toEqual({
      status: 400,
      type: "MissingAuthenticationTokenException",
    });
  });

  it("refuses as the cloud does where the behaviour refuses, and keeps nothing of it", async () => {
    const before = world.entities("aws", "111122223333").length;
    const { status, body } = await call("secretsmanager.PutSecretValue", {
      SecretId: "arn:aws:secretsmanager:eu-central-1:111122223333:secret:nowhere",
      SecretString: "x",
    });
    expect({ status, type: body.__type }).toEqual({ status: 400, type: "ResourceNotFoundException" });
    expect(world.entities("aws", "111122223333")).toHaveLength(before);
  });

  it("has a secret's value on disk before it answers, sealed", async () => {
    const { body: listed } = await call("secretsmanager.ListSecrets", {
      Filters: [{ Key: "name", Values: ["shop-"] }],
    });
    const [secret] = listed.SecretList as { ARN: string }[];
    const { status } = await call("secretsmanager.PutSecretValue", {
      SecretId: secret?.ARN,
      SecretString: "value-of-the-test",
    });
    expect(status).toBe(200);
    const texts = readdirSync(dir).map((name) => readFileSync(join(dir, name), "utf8"));
    expect(texts.some((text) => text.includes("secretVersion:SecretVersion"))).toBe(true);
    expect(texts.some((text) => text.includes("value-of-the-test"))).toBe(false);
  });

  it("answers a text that is not JSON with a fault, not with silence", async () => {
    const response = await fetch(api.endpoint, {
      method: "POST",
      headers: { "x-amz-target": "secretsmanager.ListSecrets", authorization: SIGNED },
      body: "{",
    });
    expect(response.status).toBeGreaterThanOrEqual(400);
  });
});
