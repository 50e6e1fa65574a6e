import { describe, expect, it } from "@jest/globals";
import { loadConfig } from "../../../infra/config/load.ts";
import { ConfigError } from "../../../infra/lib/errors.ts";
import { referenceRaw } from "./reference-config.ts";

/** The message of the error that `loadConfig` throws. */
function refusal(raw: unknown): string {
  try {
    loadConfig(raw, "staging");
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  throw new Error("The configuration was accepted.");
}

/** The reference configuration as plain Pulumi hands it over, with one value in place of its own. */
function withValue(path: readonly [string, string], value: unknown): unknown {
  const raw = referenceRaw("staging") as Record<string, Record<string, unknown>>; // the reference file's shape
  const [area, key] = path;
  return { ...raw, [area]: { ...raw[area], [key]: value } };
}

describe("loadConfig", () => {
  it.each(["staging", "production"] as const)(
    "accepts the reference stack %s as plain Pulumi hands it over",
    (stack) => {
      expect(loadConfig(referenceRaw(stack), stack)).toMatchObject({ product: "warungin", tier: stack });
    },
  );

  it("names the key to quote when plain Pulumi hands over a version that YAML altered", () => {
    expect(refusal(withValue(["database", "version"], 16.1))).toBe(
      'staging database.version: major and minor version as text in quotes; got the number 16.1. Put quotes around it in the stack file: version: "…".',
    );
  });

  it("names the key to quote when plain Pulumi hands over an account id as a number", () => {
    expect(refusal(withValue(["aws", "accountId"], 111122223333))).toBe(
      'staging aws.accountId: 12 digits as text in quotes; got the number 111122223333. Put quotes around it in the stack file: accountId: "…".',
    );
  });

  it("names the key to quote for a choice between texts that look like numbers", () => {
    expect(refusal(withValue(["edge", "minTlsVersion"], 1.2))).toBe(
      'staging edge.minTlsVersion: "1.2" or "1.3"; got the number 1.2. Put quotes around it in the stack file: minTlsVersion: "…".',
    );
  });

  it("tells all problems at once, sorted, one line each", () => {
    const raw = { ...(referenceRaw("staging") as object), tier: "prod", product: "Shop", domain: undefined };
    expect(
      refusal(raw)
        .split("\n")
        .map((line) => line.split(":")[0]),
    ).toEqual(["staging domain", "staging product", "staging tier"]);
  });

  it("judges what several keys say together although another key of the same service is wrong", () => {
    const raw = referenceRaw("staging") as { services: Record<string, object> }; // the reference file's shape
    const api = { ...raw.services.api, containerPort: 80, memoryMib: 8192 };
    expect(refusal({ ...raw, services: { ...raw.services, api } }).split("\n")).toHaveLength(2);
  });

  it.each([
    ["nothing", undefined, "nothing"],
    ["null", null, "nothing"],
    ["a text", "staging", '"staging"'],
    ["a list", ["staging"], "a list"],
  ])("refuses %s in place of the whole", (_, raw, found) => {
    expect(refusal(raw)).toBe(
      `staging slipway:stack: a group of keys; got ${found}. Write it as in the reference stacks.`,
    );
  });
});
