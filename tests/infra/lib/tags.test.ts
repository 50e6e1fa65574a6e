import { describe, expect, it } from "@jest/globals";
import { tagsOf } from "../../../infra/lib/tags.ts";

describe("tagsOf", () => {
  it("gives the five tags of GOV-01 and the component", () => {
    const settings = {
      product: "shop",
      environment: "staging",
      owner: "team@example.com",
      costCentre: "4711",
    } as const;
    expect(tagsOf(settings, "database")).toEqual({
      product: "shop",
      environment: "staging",
      owner: "team@example.com",
      "cost-centre": "4711",
      "managed-by": "slipway",
      component: "database",
    });
  });
});
