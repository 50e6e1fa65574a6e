import { describe, expect, it } from "@jest/globals";
import { worstFirst } from "../../../policies/report/worst-first.ts";
import { row } from "./example-report.ts";

describe("worstFirst", () => {
  it("puts what is violated before what is undecided, and both before the rest, which keeps its order", () => {
    const rows = [
      row("ENC-01"),
      row("ENC-02", { state: "undecided" }),
      row("NET-01", { state: "exempt" }),
      row("NET-02", { state: "violated" }),
      row("EDGE-01", { state: "undecided" }),
      row("EDGE-02", { state: "violated" }),
    ];
    expect(worstFirst(rows).map(({ id }) => id)).toEqual([
      ...["NET-02", "EDGE-02", "ENC-02", "EDGE-01", "ENC-01", "NET-01"],
    ]);
  });

  it("changes nothing where all is well", () => {
    const rows = [row("ENC-01"), row("NET-01", { state: "not applicable" })];
    expect(worstFirst(rows)).toEqual(rows);
  });
});
