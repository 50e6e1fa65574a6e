import { describe, expect, it } from "@jest/globals";
import { snsPrincipal } from "../../../infra/observability/watch-region.ts";

describe("snsPrincipal", () => {
  it("names the region of a topic that delivers from an opt-in region", () => {
    expect(snsPrincipal("ap-southeast-3", "us-east-1")).toBe("sns.ap-southeast-3.amazonaws.com");
  });

  it("is SNS's plain name from a region that every account has, and within one region", () => {
    expect(snsPrincipal("eu-west-1", "us-east-1")).toBe("sns.amazonaws.com");
    expect(snsPrincipal("us-east-1", "us-east-1")).toBe("sns.amazonaws.com");
  });
});
