import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { rehearsalEndpoint } from "../../../cli/cloud/aws-endpoint.ts";
import { fillParameter } from "../../../cli/cloud/fill-parameter.ts";
import { fillSecret } from "../../../cli/cloud/fill-secret.ts";
import { type AwsCalls, awsCalls } from "../../../cli/preflight/aws-calls.ts";
import { secretState } from "../../../cli/preflight/secret-state.ts";
import { type ApiServer, startApiServer } from "../../../rehearsal/api/server.ts";
import { kms } from "../../../rehearsal/services/aws/kms.ts";
import { secretsmanager } from "../../../rehearsal/services/aws/secretsmanager.ts";
import { ssm } from "../../../rehearsal/services/aws/ssm.ts";
import { TOKEN } from "../../../rehearsal/services/aws/tokens.ts";
import { Registry } from "../../../rehearsal/services/registry.ts";
import { MemoryCloud } from "../../rehearsal/memory-cloud.ts";

const STACK = { product: "shop", environment: "staging" };
const SERVICES = [kms, secretsmanager, ssm];

describe("secretState over the rehearsal's API", () => {
  const cloud = new MemoryCloud(SERVICES);
  let api: ApiServer;
  beforeAll(async () => {
    api = await startApiServer(cloud.world, new Registry(SERVICES));
  });
  afterAll(() => api.close());
  const at = () => rehearsalEndpoint("eu-central-1", api.endpoint);
  const state = (store: "secrets-manager" | "parameters", key: string) =>
    secretState(awsCalls(at()), STACK, store, key);

  it("tells a secret that is not made yet, one without a value, and a filled one apart", async () => {
    expect(await state("secrets-manager", "PSP_KEY")).toBe("absent");
    cloud.make("aws:secretsmanager/secret:Secret", { namePrefix: "shop/staging/PSP_KEY-" });
    expect(await state("secrets-manager", "PSP_KEY")).toBe("empty");
    await fillSecret(at(), "shop/staging/PSP_KEY-", "value of the test");
    expect(await state("secrets-manager", "PSP_KEY")).toBe("filled");
    expect(await state("secrets-manager", "PSP")).toBe("absent"); // a name that only begins alike
  });

  it("takes a parameter's placeholder for no value", async () => {
    expect(await state("parameters", "TOKEN")).toBe("absent");
    const keyId = cloud.make(TOKEN.key, {}).outputs.arn;
    const wanted = { type: "SecureString", keyId, valueWo: "empty", valueWoVersion: 1 };
    cloud.make(TOKEN.parameter, { name: "/shop/staging/TOKEN", ...wanted });
    expect(await state("parameters", "TOKEN")).toBe("empty");
    await fillParameter(at(), "/shop/staging/TOKEN", "value of the test");
    expect(await state("parameters", "TOKEN")).toBe("filled");
  });
});

describe("secretState over pages", () => {
  it("reads on after an empty page, and finds no current label among others", async () => {
    const pages = [
      { SecretList: [], NextToken: "2" },
      { SecretList: [{ SecretVersionsToStages: { v1: ["AWSPREVIOUS"] } }] },
    ];
    const asked: object[] = [];
    const aws: Pick<AwsCalls, "json"> = {
      json: async (_service, _target, body) => {
        asked.push(body);
        return pages[asked.length - 1] ?? {};
      },
    };
    expect(await secretState(aws, STACK, "secrets-manager", "PSP_KEY")).toBe("empty");
    expect(asked[1]).toMatchObject({ NextToken: "2" });
  });
});
