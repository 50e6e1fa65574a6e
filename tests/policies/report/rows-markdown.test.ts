import { describe, expect, it } from "@jest/globals";
import { rowsMarkdown } from "../../../policies/report/rows-markdown.ts";

const ROW = { id: "ENC-03", requirement: "Keys rotate", state: "met", reason: undefined } as const;

describe("rowsMarkdown", () => {
  it("writes a row with its rules and their places as one line", () => {
    const rule = {
      rule: "customer-key-rotates",
      state: "met",
      places: ["a (x: true)", "b"],
      more: 3,
    } as const;
    expect(rowsMarkdown([{ ...ROW, rules: [rule] }])).toEqual([
      "| row | requirement | state | where |",
      "| --- | --- | --- | --- |",
      "| ENC-03 | Keys rotate | met | **customer-key-rotates** at a (x: true), b, 3 more |",
    ]);
  });

  it("gives the reason of a row without rules", () => {
    const row = { ...ROW, state: "not yet covered", reason: "No rule judges this yet.", rules: [] } as const;
    expect(rowsMarkdown([row])[2]).toBe(
      "| ENC-03 | Keys rotate | not yet covered | No rule judges this yet. |",
    );
  });

  it("keeps a text that would end the cell, the line or the page inside its cell", () => {
    const row = { ...ROW, requirement: "a|b\n<b>c\\", rules: [] };
    expect(rowsMarkdown([row])[2]).toBe("| ENC-03 | a\\|b &lt;b>c\\\\ | met |  |");
  });
});
