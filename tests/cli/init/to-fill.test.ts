import { describe, expect, it } from "@jest/globals";
import { demandsToFill, toFill } from "../../../cli/init/to-fill.ts";

const STACK = `# Replace what is marked "example".
config:
  slipway:stack:
    product: shop # not an example
    monthlyBudgetUsd: 150 # example
    allowedCidrs: [203.0.113.0/24] # example: the office
    image: host/shop@sha256:${"0".repeat(62)}a1
    built: host/shop@sha256:${"5e".repeat(32)}
`;

describe("toFill", () => {
  it("lists what is marked as an example and digests of no image, with the reason of the mark", () => {
    expect(toFill("Pulumi.staging.yaml", STACK).map(({ line, next, path }) => [line, path, next])).toEqual([
      [5, "monthlyBudgetUsd", "your own"],
      [6, "allowedCidrs.0", "your own: the office"],
      [7, "image", "the digest of the image that you choose"],
    ]);
  });

  it("lists who answers for an exemption: another product's approval is none", () => {
    const text = "exemptions:\n  - id: EX-01\n    approver: cto\n    reason: why\n    end: 2027-01-01\n";
    expect(toFill("exemptions.yaml", text).map(({ path }) => path)).toEqual([
      "exemptions.0.approver",
      "exemptions.0.end",
    ]);
    expect(toFill("expectations.yaml", text)).toEqual([]);
  });
});

describe("demandsToFill", () => {
  it("asks which rows the product chooses and which demands are its own", () => {
    const rows = demandsToFill({ text: "", chosen: ["A", "B"], chooseLine: 2, rows: ["C"], rowsLine: 5 });
    expect(rows.map(({ found, line, next }) => [line, found, next])).toEqual([
      [2, "2 rows of the checklist", "those that your product asks"],
      [5, "1 of another product, as comments", "demands of your own, or none"],
    ]);
  });

  it("asks nothing where the example demands nothing", () => {
    const nothing = { text: "", chosen: [], chooseLine: undefined, rows: [], rowsLine: undefined };
    expect([demandsToFill(undefined), demandsToFill(nothing)]).toEqual([[], []]);
  });
});
