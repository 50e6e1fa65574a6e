import { describe, expect, it } from "@jest/globals";
import { cidrWithin } from "../../../policies/facts/cidr-within.ts";

describe("cidrWithin", () => {
  it.each([
    ["a block lies inside itself", "10.0.0.0/8", "10.0.0.0/8", true],
    ["a smaller block lies inside", "10.255.255.0/24", "10.0.0.0/8", true],
    ["a wider block does not", "10.0.0.0/7", "10.0.0.0/8", false],
    ["a neighbour does not", "11.0.0.0/24", "10.0.0.0/8", false],
    ["everything lies inside everything", "0.0.0.0/0", "0.0.0.0/0", true],
    ["IPv6 lies inside IPv6", "2606:4700:1::/48", "2606:4700::/32", true],
    ["a neighbour in IPv6 does not", "2606:4701::/32", "2606:4700::/32", false],
    ["IPv4 never lies inside IPv6", "0.0.0.0/0", "::/0", false],
    ["an address without a length is no block", "10.0.0.1", "10.0.0.0/8", false],
    ["a length beyond the family is no block", "10.0.0.0/33", "10.0.0.0/8", false],
    ["three numbers are no block", "10.0.0/24", "10.0.0.0/8", false],
  ])("%s", (_, inner, outer, expected) => {
    expect(cidrWithin(inner, outer)).toBe(expected);
  });
});
