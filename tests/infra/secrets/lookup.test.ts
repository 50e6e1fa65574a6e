import { beforeEach, describe, expect, it } from "@jest/globals";
import { Provider } from "@pulumi/aws/provider.js";
import { runtime } from "@pulumi/pulumi";
import { externalVersions } from "../../../infra/secrets/lookup.ts";
import { exampleSettings } from "../example-settings.ts";

const ARN = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:";
const SETTINGS = exampleSettings({
  secrets: { STRIPE_KEY: { kind: "external", description: "" }, TOKEN: { kind: "generated", length: 43 } },
});

/** The account's secrets by name, each with its versions' labels by version id. */
let account: Record<string, Record<string, string[]>>;
/** What was asked, in order. */
let asked: string[];

beforeEach(async () => {
  account = {};
  asked = [];
  await runtime.setMocks({
    newResource: ({ name, inputs }) => ({ id: name, state: inputs }),
    call: ({ token, inputs }) => {
      asked.push(token);
      if (token === "aws:secretsmanager/getSecrets:getSecrets") {
        const [folder] = inputs.filters[0].values;
        const names = Object.keys(account).filter((name) => name.startsWith(folder));
        return { names, arns: names.map((name) => `${ARN}${name}-a1B2c3`) };
      }
      if (token === "aws:secretsmanager/getSecretVersions:getSecretVersions") {
        const name = inputs.secretId.slice(ARN.length, -"-a1B2c3".length);
        const versions = Object.entries(account[name] ?? {});
        return { versions: versions.map(([versionId, versionStages]) => ({ versionId, versionStages })) };
      }
      throw new Error(`unexpected call of ${token}`);
    },
  });
});

describe("externalVersions", () => {
  const find = () => externalVersions(SETTINGS, new Provider("aws"));

  it("pins the current version and not the one before", async () => {
    account["shop/staging/STRIPE_KEY-2026"] = { old: ["AWSPREVIOUS"], new: ["AWSCURRENT"], bare: [] };
    expect(await find()).toEqual({
      STRIPE_KEY: { arn: `${ARN}shop/staging/STRIPE_KEY-2026-a1B2c3`, versionId: "new" },
    });
  });

  it("leaves a secret without a value out", async () => {
    account["shop/staging/STRIPE_KEY-2026"] = {};
    expect(await find()).toEqual({});
  });

  it("leaves a secret out that does not exist yet", async () => {
    expect(await find()).toEqual({});
  });

  it("never takes another tier's secret, or one whose name only begins alike", async () => {
    account["shop/production/STRIPE_KEY-2026"] = { v: ["AWSCURRENT"] };
    account["shop/staging/STRIPE_KEY_OLD-2026"] = { v: ["AWSCURRENT"] };
    expect(await find()).toEqual({});
  });

  it("refuses to choose between two secrets of one name", async () => {
    account["shop/staging/STRIPE_KEY-2"] = { v: ["AWSCURRENT"] };
    account["shop/staging/STRIPE_KEY-1"] = { v: ["AWSCURRENT"] };
    await expect(find()).rejects.toThrow(
      "secrets.STRIPE_KEY: one secret of that name was expected in account 111122223333; " +
        "got shop/staging/STRIPE_KEY-1, shop/staging/STRIPE_KEY-2. Delete those that the stack's state does not hold.",
    );
  });

  it("asks nothing when the stack makes all its secrets itself", async () => {
    const settings = exampleSettings({ secrets: { TOKEN: { kind: "generated", length: 43 } } });
    expect(await externalVersions(settings, new Provider("aws"))).toEqual({});
    expect(asked).toEqual([]);
  });
});
