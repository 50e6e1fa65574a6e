import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { rehearsalEndpoint } from "../../../cli/cloud/aws-endpoint.ts";
import { fillParameter } from "../../../cli/cloud/fill-parameter.ts";
import { type ApiServer, startApiServer } from "../../../rehearsal/api/server.ts";
import { kms } from "../../../rehearsal/services/aws/kms.ts";
import { ssm } from "../../../rehearsal/services/aws/ssm.ts";
import { TOKEN } from "../../../rehearsal/services/aws/tokens.ts";
import { Registry } from "../../../rehearsal/services/registry.ts";
import { MemoryCloud } from "../../rehearsal/memory-cloud.ts";

const NAME = "/shop/staging/TOKEN";

describe("fillParameter over signed calls and the rehearsal's API", () => {
  const cloud = new MemoryCloud([kms, ssm]);
  let api: ApiServer;
  beforeAll(async () => {
    api = await startApiServer(cloud.world, new Registry([kms, ssm]));
  });
  afterAll(() => api.close());
  const fill = (name: string, value: string, region = "eu-central-1") =>
    fillParameter(rehearsalEndpoint(region, api.endpoint), name, value);

  it("puts the value as the next version, keeps the stack's key, and answers no value", async () => {
    const key = cloud.make(TOKEN.key, {});
    const keyId = key.outputs.arn;
    const wanted = { name: NAME, type: "SecureString", keyId, valueWo: "empty", valueWoVersion: 1 };
    const parameter = cloud.make(TOKEN.parameter, wanted);
    const filled = await fill(NAME, "value of the test");
    expect(filled).toEqual({ name: NAME, versionId: "2" });
    expect(cloud.look(parameter)).toMatchObject({ version: 2, keyId });
    const read = { name: NAME };
    expect(cloud.lookup("aws:ssm/getParameter:getParameter", read).value).toBe("value of the test");
  });

  it("answers nothing where there is no such parameter, or only in another region", async () => {
    expect(await fill("/shop/staging/OTHER", "x")).toBeUndefined();
    expect(await fill(NAME, "x", "eu-west-1")).toBeUndefined();
  });

  it("takes 4096 bytes, and refuses one more before anything is sent, without the value", async () => {
    expect((await fill(NAME, "x".repeat(4096)))?.versionId).toBe("3");
    await expect(fill(NAME, "é".repeat(2049))).rejects.toThrow(
      "/shop/staging/TOKEN: a value of at most 4096 bytes, which a standard parameter holds; got 4098. Write secretStore: secrets-manager.",
    );
  });
});
