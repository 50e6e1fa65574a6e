import { describe, expect, it } from "@jest/globals";
import {
  contains,
  formatAddress,
  isIpv6Cidr,
  overlap,
  parseAddress,
  parseCidr,
  type Range,
} from "../../../../rehearsal/services/aws/cidr.ts";

function range(text: string): Range {
  const parsed = parseCidr(text);
  if (parsed === undefined) throw new Error(`${text} is no range`);
  return parsed;
}

describe("parseCidr", () => {
  it.each(["10.0.0.0/8", "0.0.0.0/0", "255.255.255.255/32"])("takes %s", (text) => {
    expect(parseCidr(text)?.text).toBe(text);
  });

  it.each(["10.0.0.1/8", "10.0.0.0/33", "10.0.0/8", "256.0.0.0/8", "10.0.0.0", "", "::/0", undefined, 10])(
    "refuses %j",
    (text) => {
      expect(parseCidr(text)).toBeUndefined();
    },
  );
});

describe("overlap and contains", () => {
  it("tell neighbours from ranges inside one another", () => {
    expect(overlap(range("10.0.0.0/24"), range("10.0.1.0/24"))).toBe(false);
    expect(overlap(range("10.0.0.0/24"), range("10.0.0.128/25"))).toBe(true);
    expect(contains(range("10.0.0.0/16"), range("10.0.255.0/24"))).toBe(true);
    expect(contains(range("10.0.0.0/24"), range("10.0.0.0/16"))).toBe(false);
  });
});

describe("formatAddress", () => {
  it.each(["0.0.0.0", "10.20.30.40", "255.255.255.255"])(
    "is the way back from the number of %s",
    (address) => {
      expect(formatAddress(parseAddress(address) ?? -1)).toBe(address);
    },
  );
});

describe("isIpv6Cidr", () => {
  it.each([
    ["::/0", true],
    ["2606:4700::/32", true],
    ["2606:4700::/129", false],
    ["10.0.0.0/8", false],
    ["1:2:3/64", false],
    ["1::2::3/64", false],
  ] as const)("says of %s: %s", (text, expected) => {
    expect(isIpv6Cidr(text)).toBe(expected);
  });
});
