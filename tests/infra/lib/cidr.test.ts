import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import {
  contains,
  formatCidr,
  overlaps,
  parseCidr,
  sizeOf,
  subBlock,
  withoutHostBits,
} from "../../../infra/lib/cidr.ts";

/** Any block, as its base and length. */
const anyBlock = fc
  .record({ address: fc.nat({ max: 2 ** 32 - 1 }), bits: fc.nat({ max: 32 }) })
  .map(({ address, bits }) => ({ base: Math.floor(address / 2 ** (32 - bits)) * 2 ** (32 - bits), bits }));

function block(text: string) {
  const parsed = parseCidr(text);
  if (parsed === undefined) throw new Error(`${text} is no block.`);
  return parsed;
}

describe("parseCidr", () => {
  it("reads what formatCidr writes, for any block", () => {
    fc.assert(fc.property(anyBlock, (any) => expect(parseCidr(formatCidr(any))).toEqual(any)));
  });

  it.each([
    "10.20.0.1/16",
    "10.20/16",
    "10.256.0.0/16",
    "10.20.0.0/33",
    "10.20.0.0",
    "fd00::/8",
    "",
    " 10.0.0.0/8",
  ])("refuses %j", (text) => {
    expect(parseCidr(text)).toBeUndefined();
  });

  it("reads the first and the last block of all", () => {
    expect(block("0.0.0.0/0")).toEqual({ base: 0, bits: 0 });
    expect(block("255.255.255.255/32")).toEqual({ base: 2 ** 32 - 1, bits: 32 });
  });
});

describe("withoutHostBits", () => {
  it("mends a block that starts inside itself", () => {
    expect(withoutHostBits("10.20.3.4/16")).toBe("10.20.0.0/16");
  });

  it("cannot mend what is no block", () => {
    expect(withoutHostBits("10.20/16")).toBeUndefined();
  });
});

describe("overlaps", () => {
  it("is the same both ways round, and true exactly when one block holds the other", () => {
    fc.assert(
      fc.property(anyBlock, anyBlock, (a, b) => {
        expect(overlaps(a, b)).toBe(overlaps(b, a));
        expect(overlaps(a, b)).toBe(contains(a, b) || contains(b, a));
      }),
    );
  });

  it("is false for neighbours", () => {
    expect(overlaps(block("10.0.0.0/17"), block("10.0.128.0/17"))).toBe(false);
  });
});

describe("subBlock", () => {
  it("gives the blocks in order", () => {
    expect([0, 1, 15].map((index) => formatCidr(subBlock(block("10.20.0.0/16"), 20, index)))).toEqual([
      "10.20.0.0/20",
      "10.20.16.0/20",
      "10.20.240.0/20",
    ]);
  });

  it.each([
    ["an index past the end", 20, 16],
    ["a negative index", 20, -1],
    ["a larger block than its own", 12, 0],
    ["more than 32 bits", 33, 0],
  ])("refuses %s", (_, bits, index) => {
    expect(() => subBlock(block("10.20.0.0/16"), bits, index)).toThrow(RangeError);
  });
});

describe("sizeOf", () => {
  it("counts addresses", () => {
    expect(["10.0.0.0/16", "10.0.0.0/32", "0.0.0.0/0"].map((text) => sizeOf(block(text)))).toEqual([
      65_536,
      1,
      2 ** 32,
    ]);
  });
});
