import { describe, expect, it } from "@jest/globals";
import { cloudflarePlans } from "../../../infra/tables/cloudflare-plans.ts";

describe("cloudflarePlans", () => {
  it("hold no fewer rules in a dearer plan", () => {
    const rules = [
      cloudflarePlans.free,
      cloudflarePlans.pro,
      cloudflarePlans.business,
      cloudflarePlans.enterprise,
    ].map(({ transformRules }) => transformRules);
    expect(rules).toEqual([...rules].sort((a, b) => a - b));
  });
});
