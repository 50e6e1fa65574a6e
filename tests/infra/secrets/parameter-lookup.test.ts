import { beforeEach, describe, expect, it } from "@jest/globals";
import { Provider } from "@pulumi/aws/provider.js";
import { runtime } from "@pulumi/pulumi";
import { externalVersions } from "../../../infra/secrets/lookup.ts";
import { exampleSettings } from "../example-settings.ts";

const SETTINGS = exampleSettings({
  secretStore: "parameters",
  secrets: { STRIPE_KEY: { kind: "external", description: "" }, TOKEN: { kind: "generated", length: 43 } },
});

/** Name → version of the account's parameters. */
let account: Record<string, number>;
/** What was asked, in order, and whether for the value in clear. */
let asked: (readonly [string, boolean])[];

beforeEach(async () => {
  account = {};
  asked = [];
  await runtime.setMocks({
    newResource: ({ name, inputs }) => ({ id: name, state: inputs }),
    call: ({ token, inputs }) => {
      asked.push([token, inputs.withDecryption]);
      if (token === "aws:ssm/getParametersByPath:getParametersByPath") {
        return { names: Object.keys(account).filter((name) => name.startsWith(`${inputs.path}/`)) };
      }
      if (token === "aws:ssm/getParameter:getParameter")
        return { arn: `arn:${inputs.name}`, version: account[inputs.name] };
      throw new Error(`unexpected call of ${token}`);
    },
  });
});

describe("parameterVersions", () => {
  const find = () => externalVersions(SETTINGS, new Provider("aws"));

  it("gives the version of a parameter that somebody has filled, without its value in clear", async () => {
    account["/shop/staging/STRIPE_KEY"] = 3;
    expect(await find()).toEqual({ STRIPE_KEY: { arn: "arn:/shop/staging/STRIPE_KEY", versionId: "3" } });
    expect(asked.map(([, decrypted]) => decrypted)).toEqual([false, false]);
  });

  it("leaves out the stack's own first version, which only holds the place", async () => {
    account["/shop/staging/STRIPE_KEY"] = 1;
    expect(await find()).toEqual({});
  });

  it("leaves out one that does not exist yet, and never takes another tier's", async () => {
    account["/shop/production/STRIPE_KEY"] = 2;
    expect(await find()).toEqual({});
  });
});
