import { describe, expect, it } from "@jest/globals";
import { isInternet } from "../../../policies/facts/internet-block.ts";

describe("isInternet", () => {
  it.each([
    "0.0.0.0/0",
    "::/0",
    "0::0/0",
    "0.0.0.0/1",
    "128.0.0.0/1",
    "8.0.0.0/7",
    "2000::/3",
    "2a00::/15",
    "8000::/1",
    "f000::/4", // private blocks and others
  ])("takes %s for everybody: no network is that wide", (cidr) => {
    expect(isInternet(cidr)).toBe(true);
  });

  it.each([
    "8.0.0.0/8",
    "203.0.113.0/24",
    "2a00::/16",
    "2001:db8::/32",
    "10.0.0.0/8",
    "fc00::/7",
    "fd00::/8",
    "fe80::/10",
    "not a block",
  ])("takes %s for somebody's network", (cidr) => {
    expect(isInternet(cidr)).toBe(false);
  });
});
