import { describe, expect, it } from "@jest/globals";
import { markdownTable } from "../../docs/markdown-table.ts";

describe("markdownTable", () => {
  it("keeps columns straight, figures to the right", () => {
    const columns = [
      { head: "USD", align: "right" },
      { head: "what", align: "left" },
    ] as const;
    const rows = [
      ["1.00", "a key"],
      ["≈ 12.00", "b"],
    ];
    expect(markdownTable(columns, rows)).toEqual([
      "|     USD | what  |",
      "| ------: | ----- |",
      "|    1.00 | a key |",
      "| ≈ 12.00 | b     |",
    ]);
  });

  it("makes no column too narrow for its dashes", () => {
    expect(markdownTable([{ head: "n", align: "right" }], [])).toEqual(["|   n |", "| --: |"]);
  });
});
