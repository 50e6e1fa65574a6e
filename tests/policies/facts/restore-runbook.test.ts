import { readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import { minutesIn, runbookMinutes } from "../../../policies/facts/restore-runbook.ts";
import { restoreTime } from "../../../policies/facts/restore-time.ts";

describe("minutesIn", () => {
  it("adds the last column of numbered steps", () => {
    const table =
      "| step | what | minutes |\n| --- | --- | --- |\n| 1 | stop | 6 |\n| 2 | restore 100 GiB | 25 |\n";
    expect(minutesIn(table)).toBe(31);
  });

  it("leaves out a step whose time follows from the size", () => {
    expect(minutesIn("| 1 | stop | 6 |\n| 2 | restore | by size |\n| 3 | move | 10 |\n")).toBe(16);
  });

  it("finds nothing in other tables", () => {
    expect(minutesIn("| what | data lost |\n| --- | --- |\n| region | 15 |\n")).toBeUndefined();
  });
});

describe("runbookMinutes", () => {
  it("reads the runbook of this project, which leaves time for the restore", () => {
    const minutes = runbookMinutes();
    expect(minutes).toBeGreaterThan(0);
    expect(minutes).toBeLessThan(60 - restoreTime(100).minutes);
  });

  it("is what the runbook's own table of sizes adds to the restore", () => {
    const runbook = readFileSync(
      new URL("../../../docs/runbooks/restore-database.md", import.meta.url),
      "utf8",
    );
    const rows = [...runbook.matchAll(/^\| (\d+) GiB +\| (\d+) minutes +\| (\d+) minutes +\|$/gm)];
    expect(rows.length).toBeGreaterThan(2);
    for (const [, gib, step, together] of rows) {
      const { minutes } = restoreTime(Number(gib));
      expect([gib, Number(step), Number(together)]).toEqual([
        gib,
        minutes,
        minutes + (runbookMinutes() ?? 0),
      ]);
    }
  });
});
