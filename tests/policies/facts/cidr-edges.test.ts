import { describe, expect, it } from "@jest/globals";
import { cidrEdges } from "../../../policies/facts/cidr-edges.ts";

describe("cidrEdges", () => {
  it.each<[string, readonly string[]]>([
    ["203.0.113.0/24", ["203.0.113.0", "203.0.113.255", "203.0.112.255", "203.0.114.0"]],
    ["203.0.113.9/24", ["203.0.113.0", "203.0.113.255", "203.0.112.255", "203.0.114.0"]],
    ["203.0.113.9", ["203.0.113.9", "203.0.113.9", "203.0.113.8", "203.0.113.10"]],
    ["0.0.0.0/0", ["0.0.0.0", "255.255.255.255"]],
    [
      "2001:db8::/32",
      [
        "2001:db8:0:0:0:0:0:0",
        "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff",
        "2001:db7:ffff:ffff:ffff:ffff:ffff:ffff",
        "2001:db9:0:0:0:0:0:0",
      ],
    ],
    ["$office", []],
    ["10.0.0.0/33", []],
  ])("of %s are %j", (cidr, edges) => {
    expect(cidrEdges(cidr)).toEqual(edges);
  });
});
