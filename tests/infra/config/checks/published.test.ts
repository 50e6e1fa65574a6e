import { describe, expect, it } from "@jest/globals";
import { checkPublished } from "../../../../infra/config/checks/published.ts";
import type { ConfigParts } from "../../../../infra/config/config.ts";

const found = (namespace: string, more: Partial<ConfigParts> = {}) =>
  checkPublished({ product: "shop", tier: "staging", published: { paid: { namespace } }, ...more }).map(
    (problem) => problem.found,
  );

describe("checkPublished", () => {
  it("leaves any namespace but the one in which the stack counts log lines", () => {
    expect(found("shop/staging/app")).toEqual([]);
    expect(found("shop/production")).toEqual([]);
    expect(found("shop/staging")).toEqual(['"shop/staging", where the stack counts log lines']);
  });

  it("knows a third environment by its own name", () => {
    expect(found("shop/test", { environment: "test" })).toHaveLength(1);
    expect(found("shop/staging", { environment: "test" })).toEqual([]);
  });

  it("says nothing where product or tier are missing themselves", () => {
    expect(found("shop/staging", { product: undefined })).toEqual([]);
    expect(found("shop/staging", { tier: undefined })).toEqual([]);
  });
});
