import { describe, expect, it } from "@jest/globals";
import { minutesIn, restoreMinutes } from "../../../policies/facts/restore-runbook.ts";

describe("minutesIn", () => {
  it("adds the last column of numbered steps", () => {
    const table =
      "| step | what | minutes |\n| --- | --- | --- |\n| 1 | stop | 6 |\n| 2 | restore 100 GiB | 25 |\n";
    expect(minutesIn(table)).toBe(31);
  });

  it("finds nothing in other tables", () => {
    expect(minutesIn("| what | data lost |\n| --- | --- |\n| region | 15 |\n")).toBeUndefined();
  });
});

describe("restoreMinutes", () => {
  it("reads the runbook of this project, which stays below an hour", () => {
    const minutes = restoreMinutes();
    expect(minutes).toBeGreaterThan(0);
    expect(minutes).toBeLessThan(60);
  });
});
