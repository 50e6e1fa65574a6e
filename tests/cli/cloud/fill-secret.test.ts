import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { rehearsalEndpoint } from "../../../cli/cloud/aws-endpoint.ts";
import { fillSecret } from "../../../cli/cloud/fill-secret.ts";
import { type ApiServer, startApiServer } from "../../../rehearsal/api/server.ts";
import { kms } from "../../../rehearsal/services/aws/kms.ts";
import { secretsmanager } from "../../../rehearsal/services/aws/secretsmanager.ts";
import { Registry } from "../../../rehearsal/services/registry.ts";
import { MemoryCloud } from "../../rehearsal/memory-cloud.ts";

const REGION = "eu-central-1";
const VERSION = "aws:secretsmanager/secretVersion:SecretVersion";

describe("fillSecret over the AWS SDK and the rehearsal's API", () => {
  const cloud = new MemoryCloud([kms, secretsmanager]);
  let api: ApiServer;
  beforeAll(async () => {
    api = await startApiServer(cloud.world, new Registry([kms, secretsmanager]));
  });
  afterAll(() => api.close());

  const fill = (prefix: string, value: string, region = REGION) =>
    fillSecret(rehearsalEndpoint(region, api.endpoint), prefix, value);

  it("puts the value into the one secret of that prefix as its current version, and answers no value", async () => {
    const secret = cloud.make("aws:secretsmanager/secret:Secret", { name: "shop-staging-TOKEN-abc" });
    const filled = await fill("shop-staging-TOKEN-", "value of the test");
    expect(filled?.name).toBe("shop-staging-TOKEN-abc");
    const [version] = cloud.list(VERSION);
    expect(version?.inputs.secretString).toBe("value of the test");
    expect(version?.outputs).toMatchObject({ versionId: filled?.versionId, versionStages: ["AWSCURRENT"] });
    expect(version?.outputs.arn ?? version?.inputs.secretId).toContain(secret.id);
    expect(JSON.stringify(filled)).not.toContain("value of the test");
  });

  it("keeps the version before, without the word current", async () => {
    await fill("shop-staging-TOKEN-", "another value");
    const versions = cloud.list(VERSION).map((version) => ({
      value: version.inputs.secretString,
      stages: cloud.look(version).versionStages,
    }));
    expect(versions).toEqual([
      { value: "value of the test", stages: ["AWSPREVIOUS"] },
      { value: "another value", stages: ["AWSCURRENT"] },
    ]);
  });

  it("answers nothing where there is no such secret, or only in another region", async () => {
    expect(await fill("shop-staging-OTHER-", "x")).toBeUndefined();
    expect(await fill("shop-staging-TOKEN-", "x", "eu-west-1")).toBeUndefined();
  });

  it("refuses to guess between two secrets of that prefix, and fills neither", async () => {
    const count = cloud.list(VERSION).length;
    cloud.make("aws:secretsmanager/secret:Secret", { name: "shop-staging-TOKEN-def" });
    await expect(fill("shop-staging-TOKEN-", "not to be shown")).rejects.toThrow(
      "shop-staging-TOKEN-: one secret of that name; got 2. Remove those that the stack does not hold.",
    );
    expect(cloud.list(VERSION)).toHaveLength(count);
  });

  it("sends nothing that is larger than a secret holds, and says by its size alone what was given", async () => {
    cloud.make("aws:secretsmanager/secret:Secret", { name: "shop-staging-LARGE-abc" });
    const before = cloud.list(VERSION).length;
    await expect(fill("shop-staging-LARGE-", "x".repeat(65_537))).rejects.toThrow(
      "shop-staging-LARGE-: a value of at most 65536 bytes, which a secret holds; got 65537.",
    );
    expect(cloud.list(VERSION)).toHaveLength(before);
    expect((await fill("shop-staging-LARGE-", "ü".repeat(32_768)))?.name).toBe("shop-staging-LARGE-abc");
  });
});
