import { describe, expect, it } from "@jest/globals";
import { isMailAddress } from "../../../infra/lib/mail-address.ts";

describe("isMailAddress", () => {
  it.each(["team@shop.example", "a.b+c@mail.shop.example"])("knows %s", (text) => {
    expect(isMailAddress(text)).toBe(true);
  });

  it.each([
    "the team",
    "team@shop",
    "Team <team@shop.example>",
    "a@b.example c@d.example",
    "@shop.example",
    "",
  ])("does not take %j for one", (text) => {
    expect(isMailAddress(text)).toBe(false);
  });
});
