import { describe, expect, it } from "@jest/globals";
import { table } from "../../../cli/lib/table.ts";

describe("table", () => {
  it("pads each column to its widest cell, the head's own too, and leaves nothing at the end of a line", () => {
    expect(
      table(
        ["setting", "a"],
        [
          ["x", "longer"],
          ["longer name", ""],
        ],
      ),
    ).toEqual(["setting      a", "x            longer", "longer name"]);
  });

  it("is the head alone where there are no rows", () => {
    expect(table(["a", "b"], [])).toEqual(["a  b"]);
  });
});
