import { describe, expect, it } from "@jest/globals";
import { checkPromotion } from "../../../../infra/config/checks/promotion.ts";

const BUILT = { api: { build: { context: "api" } }, web: { image: "a@sha256:0" } };
const promotion = { from: "test" };

describe("checkPromotion", () => {
  it("refuses a build where another stack runs the images first", () => {
    expect(checkPromotion({ promotion, services: BUILT, tier: "staging" })).toEqual([
      expect.objectContaining({ where: "services.api.build", found: "a build" }),
    ]);
  });

  it("accepts a build where images begin", () => {
    expect(checkPromotion({ services: BUILT, tier: "staging" })).toEqual([]);
  });

  it("accepts digests, and leaves production's builds to the check that refuses all of them", () => {
    const { web } = BUILT;
    expect(checkPromotion({ promotion, services: { web }, tier: "staging" })).toEqual([]);
    expect(checkPromotion({ promotion, services: BUILT, tier: "production" })).toEqual([]);
    expect(checkPromotion({ promotion })).toEqual([]);
  });
});
