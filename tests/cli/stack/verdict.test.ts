import { describe, expect, it } from "@jest/globals";
import type { Terminal } from "../../../cli/lib/terminal.ts";
import { describeReport, sayRefusal } from "../../../cli/stack/verdict.ts";
import type { Report } from "../../../policies/report/model.ts";

describe("sayRefusal", () => {
  function said(...mandatory: boolean[]): string[] {
    const lines: string[] = [];
    const terminal = { say: (line = "") => lines.push(line), style: (_format: string, text: string) => text };
    const violations = mandatory.map((must, index) => ({
      policy: "p",
      mandatory: must,
      message: `NET-0${index}: no`,
      resource: "x",
    }));
    sayRefusal(terminal as unknown as Terminal, violations); // the two words that it uses
    return lines;
  }

  it("lists what must be obeyed and leaves out what should be", () => {
    expect(said(true, false, true)).toEqual([
      "Refused by 2 policy violations:",
      "  NET-00: no",
      "  NET-02: no",
    ]);
  });

  it("counts one as one", () => {
    expect(said(true)[0]).toBe("Refused by 1 policy violation:");
  });
});

describe("describeReport", () => {
  it("counts the rows by state", () => {
    const counts = {
      met: 12,
      violated: 0,
      undecided: 3,
      exempt: 1,
      "not yet covered": 20,
      "not applicable": 4,
    };
    expect(describeReport({ counts } as unknown as Report)).toBe(
      "12 met, 0 violated, 3 undecided, 1 exempt; 20 not yet covered, 4 not applicable",
    );
  });
});
