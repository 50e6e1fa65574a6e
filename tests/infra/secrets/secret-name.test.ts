import { describe, expect, it } from "@jest/globals";
import {
  parameterName,
  secretFolder,
  secretKey,
  secretNamePrefix,
} from "../../../infra/secrets/secret-name.ts";

const STACK = { product: "shop", environment: "staging" } as const;

describe("parameterName", () => {
  it("separates environments of one tier, so that a third one in the account fills no other's parameter", () => {
    expect(parameterName(STACK, "JWT_SECRET")).toBe("/shop/staging/JWT_SECRET");
    expect(parameterName({ ...STACK, environment: "test" }, "JWT_SECRET")).toBe("/shop/test/JWT_SECRET");
  });
});

describe("secretFolder", () => {
  it("separates products and environments, so that stacks in one account never meet", () => {
    expect(secretFolder(STACK)).toBe("shop/staging/");
  });
});

describe("secretNamePrefix", () => {
  it("ends in a hyphen, after which the engine writes", () => {
    expect(secretNamePrefix(STACK, "JWT_SECRET")).toBe("shop/staging/JWT_SECRET-");
  });
});

describe("secretKey", () => {
  it("finds the configuration's name again", () => {
    expect(secretKey(STACK, `${secretNamePrefix(STACK, "JWT_SECRET")}20261120abc-def`)).toBe("JWT_SECRET");
  });

  it("does not take one name for another that begins alike", () => {
    expect(secretKey(STACK, "shop/staging/JWT_SECRET_OLD-1")).toBe("JWT_SECRET_OLD");
  });

  it.each(["shop/production/JWT_SECRET-1", "shop/staging", "shop/staging/JWT_SECRET", "shop/staging/-1"])(
    "knows nothing of %s, which this stack did not name",
    (name) => {
      expect(secretKey(STACK, name)).toBeUndefined();
    },
  );
});
