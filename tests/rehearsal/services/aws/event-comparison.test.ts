import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import {
  comparisonMeans,
  comparisonProblem,
  comparisons,
} from "../../../../rehearsal/services/aws/event-comparison.ts";

const NUMERIC =
  'compares by numeric, which takes ["=", 3], [">", 0] or [">", 0, "<=", 5], numbers from -5000000000 to 5000000000';

describe("comparisonProblem", () => {
  it.each<[string, object]>([
    ["a beginning", { prefix: "arn:" }],
    ["an empty beginning", { prefix: "" }],
    ["a beginning in either case", { prefix: { "equals-ignore-case": "arn:" } }],
    ["an end in either case", { suffix: { "equals-ignore-case": ".PNG" } }],
    ["letters in either case", { "equals-ignore-case": "a" }],
    ["stars apart", { wildcard: "a*b*" }],
    ["a star and a backslash themselves", { wildcard: String.raw`a\**\\` }],
    ["something that is there", { exists: true }],
    ["a number", { numeric: ["=", 3.5] }],
    ["a range", { numeric: [">=", 4, "<", 7] }],
    ["the largest number", { numeric: ["<=", 5e9] }],
    ["the smallest number", { numeric: [">", -5e9] }],
    ["a range of addresses", { cidr: "10.0.0.0/24" }],
    ["a range of two addresses", { cidr: "10.0.0.0/31" }],
    ["a range that is written by one of its addresses", { cidr: "10.0.0.7/24" }],
    ["a range of IPv6", { cidr: "2001:db8::/32" }],
    ["all but one", { "anything-but": "a" }],
    ["all but some numbers", { "anything-but": [1, 2] }],
    ["all but a beginning", { "anything-but": { prefix: "a" } }],
    ["all but several ends", { "anything-but": { suffix: ["a", "b"] } }],
    ["all but one in either case", { "anything-but": { "equals-ignore-case": ["A"] } }],
    ["all but a star", { "anything-but": { wildcard: "*/lib/*" } }],
  ])("accepts %s", (_, comparison) => {
    expect(comparisonProblem({ ...comparison })).toBeUndefined();
  });

  it.each<[object, string]>([
    [{}, `compares by one of ${comparisons.join(", ")}; got nothing`],
    [{ begins: "y" }, `compares by one of ${comparisons.join(", ")}; got begins`],
    [{ prefix: "a", suffix: "b" }, `compares by one of ${comparisons.join(", ")}; got prefix,suffix`],
    [{ constructor: "a" }, `compares by one of ${comparisons.join(", ")}; got constructor`],
    [{ prefix: 3 }, 'compares by prefix, which takes a text or {"equals-ignore-case": a text}; got 3'],
    [{ "equals-ignore-case": ["a"] }, 'compares by equals-ignore-case, which takes a text; got ["a"]'],
    [
      { wildcard: "a**" },
      String.raw`compares by wildcard, which takes single stars, and "\*" or "\\" for the letters themselves; got "a**"`,
    ],
    [{ exists: "true" }, 'compares by exists, which takes true or false; got "true"'],
    [{ numeric: ["=>", "seven"] }, `${NUMERIC}; got ["=>","seven"]`],
    [{ numeric: ["=>", 7] }, `${NUMERIC}; got ["=>",7]`],
    [{ numeric: [">", "7"] }, `${NUMERIC}; got [">","7"]`],
    [{ numeric: [">"] }, `${NUMERIC}; got [">"]`],
    [{ numeric: [] }, `${NUMERIC}; got []`],
    [{ numeric: 7 }, `${NUMERIC}; got 7`],
    [{ numeric: ["<", 7, ">", 4] }, `${NUMERIC}; got ["<",7,">",4]`],
    [{ numeric: ["=", 4, "<", 7] }, `${NUMERIC}; got ["=",4,"<",7]`],
    [{ numeric: [">", 4, "<", 7, "<", 9] }, `${NUMERIC}; got [">",4,"<",7,"<",9]`],
    [{ numeric: ["<", 5_000_000_001] }, `${NUMERIC}; got ["<",5000000001]`],
    [{ numeric: [">", -5_000_000_001] }, `${NUMERIC}; got [">",-5000000001]`],
    [
      { numeric: [">=", 7, "<", 7] },
      'compares by numeric, which takes a range whose bottom is less than its top; got [">=",7,"<",7]',
    ],
    [
      { cidr: "10.0.0.0/32" },
      'compares by cidr, which takes a range of addresses like 10.0.0.0/24 or 2001:db8::/32, of more than one address; got "10.0.0.0/32"',
    ],
    [
      { "anything-but": [] },
      "compares by anything-but, which takes a text, a number, a list of one of them, or an object with one way to compare; got []",
    ],
    [
      { "anything-but": ["a", 1] },
      'compares by anything-but, which takes a text, a number, a list of one of them, or an object with one way to compare; got ["a",1]',
    ],
    [
      { "anything-but": { numeric: ["=", 1] } },
      'compares by anything-but, which turns round one of prefix, suffix, equals-ignore-case, wildcard; got {"numeric":["=",1]}',
    ],
    [
      { "anything-but": { prefix: "" } },
      'compares by anything-but, which turns round no empty prefix, which every text has; got {"prefix":""}',
    ],
    [
      { "anything-but": { wildcard: ["a", "**"] } },
      String.raw`compares by anything-but, which turns round a wildcard that takes single stars, and "\*" or "\\" for the letters themselves; got {"wildcard":["a","**"]}`,
    ],
    [
      { "anything-but": { suffix: [] } },
      'compares by anything-but, which turns round a suffix of at least one text; got {"suffix":[]}',
    ],
  ])("refuses %j", (comparison, problem) => {
    expect(comparisonProblem({ ...comparison })).toBe(problem);
  });

  it.each(["10.0.0.0", "10.0.0/24", "10.0.0.0/-1", "10.0.0.0/24/1", "2001:db8::/128", "fe80::1%en0/64", 8])(
    "refuses the range %s",
    (cidr) => {
      expect(comparisonProblem({ cidr })).toMatch(/^compares by cidr, /);
    },
  );

  it("answers for any operand", () => {
    fc.assert(
      fc.property(fc.constantFrom(...comparisons), fc.jsonValue(), (name, operand) => {
        expect(["string", "undefined"]).toContain(typeof comparisonProblem({ [name]: operand }));
      }),
    );
  });
});

describe("comparisonMeans", () => {
  it.each<[string, object, unknown, boolean]>([
    ["a number at the bottom of a closed range", { numeric: [">=", 4, "<", 7] }, 4, true],
    ["a number at the top of an open range", { numeric: [">=", 4, "<", 7] }, 7, false],
    ["a number at the bottom of an open range", { numeric: [">", 4] }, 4, false],
    ["a number at the top of a closed range", { numeric: ["<=", 7] }, 7, true],
    ["the number itself, written otherwise", { numeric: ["=", 301.8] }, 3.018e2, true],
    ["a number that stands as text", { numeric: [">", 4] }, "8", false],
    ["an address of the range", { cidr: "10.0.1.0/24" }, "10.0.1.255", true],
    ["an address beside the range", { cidr: "10.0.1.0/24" }, "10.0.2.0", false],
    ["an address of IPv6", { cidr: "2001:db8::/32" }, "2001:db8:1::1", true],
    ["an address of the other family", { cidr: "2001:db8::/32" }, "10.0.1.1", false],
    ["no address", { cidr: "10.0.1.0/24" }, "10.0.1", false],
    ["a beginning in either case", { prefix: { "equals-ignore-case": "EVENTB" } }, "EventBridge", true],
    ["a beginning in one case", { prefix: "EVENTB" }, "EventBridge", false],
    ["an end in either case", { suffix: { "equals-ignore-case": ".PNG" } }, "a.png", true],
    ["a star itself", { wildcard: String.raw`a\*c` }, "a*c", true],
    ["a star itself, for any letter", { wildcard: String.raw`a\*c` }, "abc", false],
    ["a star over lines", { wildcard: "a*c" }, "a\nc", true],
    ["another number", { "anything-but": 3 }, 4, true],
    ["a text where numbers are left out", { "anything-but": [3, 4] }, "3", true],
    ["another beginning", { "anything-but": { prefix: ["a", "b"] } }, "c", true],
    ["one of two beginnings", { "anything-but": { prefix: ["a", "b"] } }, "bc", false],
    ["a number where a beginning is left out", { "anything-but": { prefix: "a" } }, 3, true],
    ["the same in another case", { "anything-but": { "equals-ignore-case": "stopped" } }, "STOPPED", false],
    ["a path that is left out", { "anything-but": { wildcard: "*/lib/*" } }, "/a/lib/b", false],
    ["nothing known", { constructor: "a" }, "a", false],
  ])("sees %s", (_, comparison, value, expected) => {
    expect(comparisonMeans({ ...comparison }, value)).toBe(expected);
  });

  const limit = fc.integer({ min: -1000, max: 1000 });

  it("means what lies between bottom and top, and nothing else", () => {
    const range = fc.record({
      bottom: limit,
      top: limit,
      value: limit,
      open: fc.boolean(),
      under: fc.boolean(),
    });
    fc.assert(
      fc.property(range, ({ bottom, top, value, open, under }) => {
        const comparison = { numeric: [open ? ">" : ">=", bottom, under ? "<" : "<=", top] };
        expect(comparisonProblem(comparison) === undefined).toBe(bottom < top);
        const above = open ? value > bottom : value >= bottom;
        const below = under ? value < top : value <= top;
        expect(comparisonMeans(comparison, value)).toBe(above && below);
      }),
    );
  });

  it("turns every way to compare round by anything-but", () => {
    const way = fc.constantFrom("prefix", "suffix", "equals-ignore-case", "wildcard");
    const text = fc.stringMatching(/^[abAB]{1,3}$/);
    fc.assert(
      fc.property(way, text, text, (name, operand, value) => {
        const plain = comparisonMeans({ [name]: operand }, value);
        expect(comparisonMeans({ "anything-but": { [name]: operand } }, value)).toBe(!plain);
      }),
    );
  });

  it("has every address of a range in it, and none beside it", () => {
    const address = fc.ipV4();
    fc.assert(
      fc.property(address, fc.integer({ min: 0, max: 31 }), address, (base, bits, other) => {
        const comparison = { cidr: `${base}/${bits}` };
        expect(comparisonMeans(comparison, base)).toBe(true);
        const bitsOf = (one: string) =>
          one
            .split(".")
            .map((part) => Number(part).toString(2).padStart(8, "0"))
            .join("")
            .slice(0, bits);
        expect(comparisonMeans(comparison, other)).toBe(bitsOf(base) === bitsOf(other));
      }),
    );
  });
});
