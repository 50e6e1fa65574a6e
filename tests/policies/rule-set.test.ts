import { fileURLToPath } from "node:url";
import { describe, expect, it } from "@jest/globals";
import { checklistFor } from "../../policies/checklist.ts";
import { loadExpectations } from "../../policies/expectations.ts";
import { rulesFor, rulesIn } from "../../policies/rule-set.ts";

const project = fileURLToPath(new URL("../../", import.meta.url));
const NOTHING = { choose: [], rows: [] };

describe("rulesFor", () => {
  it.each([
    ["a product that chose nothing", NOTHING],
    ["the reference product", loadExpectations(project)],
  ])("has no rule without a row in the report of %s", (_, expectations) => {
    const rows = new Set(checklistFor(expectations).map(({ id }) => id));
    expect(rulesFor(expectations).filter(({ control }) => !rows.has(control))).toEqual([]);
  });

  it("asks a product for a row's rules from the moment on at which it chooses the row", () => {
    const names = (choose: readonly string[]) =>
      rulesFor({ choose, rows: [] }).filter(({ control }) => control === "DAT-09").length;
    expect([names([]), names(["DAT-09"])]).toEqual([0, 1]);
  });
});

describe("rulesIn", () => {
  it("adds one rule for each value that the folder's product declares", () => {
    const declared = rulesIn(project).length - rulesFor({ ...loadExpectations(project), rows: [] }).length;
    expect(declared).toBeGreaterThan(0);
  });
});
