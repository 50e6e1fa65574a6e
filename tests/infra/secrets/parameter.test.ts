import { describe, expect, it } from "@jest/globals";
import { ComponentResource, output } from "@pulumi/pulumi";
import { secretParameter } from "../../../infra/secrets/parameter.ts";
import { contextOf, mockEngine } from "../mocked-resources.ts";

const declared = mockEngine();

async function declare(key: string, value: string | undefined) {
  const parent = new ComponentResource("test:Parent", `${key}-parent`);
  const parameter = secretParameter("secrets", {
    context: contextOf(),
    key,
    keyArn: output("arn:key"),
    description: "what it is",
    value: value === undefined ? undefined : output(value),
    tags: {},
    protect: false,
    parent,
  });
  await new Promise((resolve) => parameter.urn.apply(resolve));
  return declared.find(({ name }) => name === `secrets-${key}`)?.inputs;
}

describe("secretParameter", () => {
  it("encrypts a standard parameter in the stack's folder with the stack's key", async () => {
    expect(await declare("TOKEN", "made by the stack")).toMatchObject({
      name: "/shop/staging/TOKEN",
      type: "SecureString",
      tier: "Standard",
      keyId: "arn:key",
    });
  });

  it("writes only a place holder for what people fill, so that no state ever holds the value", async () => {
    const inputs = await declare("STRIPE_KEY", undefined);
    expect(inputs).toHaveProperty("valueWo");
    expect(inputs).toMatchObject({ valueWoVersion: 1 });
    expect(inputs).not.toHaveProperty("value");
  });
});
