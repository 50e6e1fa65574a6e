import { describe, expect, it } from "@jest/globals";
import { cidrBlock } from "../../../policies/facts/cidr-block.ts";

describe("cidrBlock", () => {
  it("reads both families", () => {
    expect(cidrBlock("10.0.0.1/8")).toEqual({ address: 167_772_161n, prefix: 8, bits: 32 });
    expect(cidrBlock("::1/128")).toEqual({ address: 1n, prefix: 128, bits: 128 });
  });

  it.each(["10.0.0.1", "10.0.0.0/33", "10.0.0/24", "::1::/64", "10.0.0.256/32", "1:2:3:4:5:6:7:8:9/64", ""])(
    "takes %j for no block",
    (text) => {
      expect(cidrBlock(text)).toBeUndefined();
    },
  );
});
