import { describe, expect, it } from "@jest/globals";
import { callingCode } from "../../cost/calling-code.ts";

describe("callingCode", () => {
  it.each([
    ["+971501234567", "+971"],
    ["+14155550100", "+1"],
    ["+79161234567", "+7"],
    ["+6281234567890", "+62"],
    ["+447700900123", "+44"],
    ["+4915112345678", "+49"],
    ["+420601123456", "+420"],
    ["+351911234567", "+351"],
    ["+919812345678", "+91"],
  ])("of %s is %s", (number, code) => expect(callingCode(number)).toBe(code));

  it("is nothing of what is no number with its country", () => {
    for (const text of ["", "971501234567", "+", "+9"]) expect(callingCode(text)).toBeUndefined();
  });
});
