import { describe, expect, it } from "@jest/globals";
import { selectorsOf } from "../../../infra/edge/access-selectors.ts";

describe("selectorsOf", () => {
  it("names people first, then everybody of a domain, each by one selector alone", () => {
    const access = { emails: ["ops@shop.example"], emailDomains: ["shop.example"], sessionHours: 8 };
    expect(selectorsOf(access)).toEqual([
      { email: { email: "ops@shop.example" } },
      { emailDomain: { domain: "shop.example" } },
    ]);
  });
});
