import { describe, expect, it } from "@jest/globals";
import { senderCountries } from "../../../cli/preflight/sender-countries.ts";

describe("senderCountries", () => {
  it.each<[string, readonly string[], readonly string[]]>([
    ["none", [], []],
    ["a country without a registration", ["+4915112345678"], []],
    ["one with, by a code of three digits", ["+971501234567"], ["the United Arab Emirates"]],
    ["a code that begins as another one does", ["+358401234567", "+34600123456"], ["Finland", "Spain"]],
    ["two numbers of one country", ["+6581234567", "+6587654321"], ["Singapore"]],
    ["North America", ["+12025550123"], ["the United States or Canada"]],
  ])("of %s", (_what, numbers, countries) => {
    expect(senderCountries(numbers)).toEqual(countries);
  });
});
