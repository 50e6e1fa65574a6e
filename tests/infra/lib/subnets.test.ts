import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { contains, formatCidr, overlaps, parseCidr, sizeOf } from "../../../infra/lib/cidr.ts";
import { PRIVATE_RANGES, subnetsOf, VPC_BITS } from "../../../infra/lib/subnets.ts";

/** Any VPC that a configuration may ask for. */
const anyVpc = fc
  .record({
    second: fc.nat({ max: 255 }),
    third: fc.nat({ max: 255 }),
    bits: fc.integer({ min: VPC_BITS.largest, max: VPC_BITS.smallest }),
  })
  .map(({ bits, second, third }) => {
    const address = (10 * 256 + second) * 65_536 + third * 256;
    const size = 2 ** (32 - bits);
    return formatCidr({ base: Math.floor(address / size) * size, bits });
  });
const anyZones = fc.constantFrom(2, 3);

function block(text: string) {
  const parsed = parseCidr(text);
  if (parsed === undefined) throw new Error(`${text} is no block.`);
  return parsed;
}

describe("subnetsOf", () => {
  it("never lets two subnets overlap", () => {
    fc.assert(
      fc.property(anyVpc, anyZones, (vpc, zones) => {
        const blocks = subnetsOf(vpc, zones).map(({ cidr }) => block(cidr));
        blocks.forEach((a, index) => {
          for (const b of blocks.slice(index + 1)) expect(overlaps(a, b)).toBe(false);
        });
      }),
    );
  });

  it("keeps every subnet inside the VPC, with room for a load balancer", () => {
    fc.assert(
      fc.property(anyVpc, anyZones, (vpc, zones) => {
        for (const { cidr } of subnetsOf(vpc, zones)) {
          expect(contains(block(vpc), block(cidr))).toBe(true);
          expect(sizeOf(block(cidr))).toBeGreaterThanOrEqual(2 ** (32 - 27));
        }
      }),
    );
  });

  it("moves no subnet when a zone is added", () => {
    fc.assert(
      fc.property(anyVpc, (vpc) => {
        expect(subnetsOf(vpc, 3)).toEqual(expect.arrayContaining([...subnetsOf(vpc, 2)]));
      }),
    );
  });

  it("gives each kind one subnet in each zone, by kind and then zone", () => {
    expect(subnetsOf("10.20.0.0/16", 2)).toEqual([
      { kind: "public", zone: 0, cidr: "10.20.0.0/20" },
      { kind: "public", zone: 1, cidr: "10.20.16.0/20" },
      { kind: "private", zone: 0, cidr: "10.20.64.0/20" },
      { kind: "private", zone: 1, cidr: "10.20.80.0/20" },
      { kind: "isolated", zone: 0, cidr: "10.20.128.0/20" },
      { kind: "isolated", zone: 1, cidr: "10.20.144.0/20" },
    ]);
  });

  it.each(["10.20.0.1/16", "10.20/16", ""])("refuses the malformed block %j", (cidr) => {
    expect(() => subnetsOf(cidr, 2)).toThrow(RangeError);
  });

  it.each([0, 5])("refuses %d zones", (zones) => {
    expect(() => subnetsOf("10.20.0.0/16", zones)).toThrow(RangeError);
  });
});

describe("PRIVATE_RANGES", () => {
  it.each(PRIVATE_RANGES)("holds the block %s", (range) => {
    expect(parseCidr(range)).toBeDefined();
  });
});
