import { describe, expect, it } from "@jest/globals";
import { sayRow } from "../../../cli/lib/say-row.ts";
import type { RowPlaces } from "../../../policies/report/row-places.ts";
import { QuietTerminal } from "../quiet-terminal.ts";

const ROW: RowPlaces = {
  id: "ENC-03",
  requirement: "Keys rotate.",
  state: "violated",
  reason: undefined,
  rules: [
    { rule: "customer-key-rotates", state: "violated", places: ["a (must be true; got false)"], more: 2 },
  ],
};

function said(row: Partial<RowPlaces>): readonly string[] {
  const terminal = new QuietTerminal();
  sayRow(terminal, { ...ROW, ...row });
  return terminal.said;
}

describe("sayRow", () => {
  it("tells the row, and below it each rule with its places and how many it leaves out", () => {
    expect(said({})).toEqual([
      "ENC-03  violated  Keys rotate.",
      "  customer-key-rotates",
      "    a (must be true; got false)",
      "    and 2 more",
    ]);
  });

  it("tells why where the state is not plain, and a rule's own state where it is another", () => {
    const rules = [{ rule: "customer-key-rotates", state: "met" as const, places: [], more: 0 }];
    expect(said({ state: "exempt", reason: "EX-1: an old key", rules })).toEqual([
      "ENC-03  exempt  Keys rotate.",
      "  EX-1: an old key",
      "  customer-key-rotates (met)",
      "    nothing to judge",
    ]);
  });
});
