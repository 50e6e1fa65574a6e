import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { openReportFolder } from "../../../cli/lib/report-folder.ts";
import { temporaryFolder } from "../../rehearsal/schema/temporary-folder.ts";

describe("openReportFolder", () => {
  it("makes the folder with those above it, and leaves it empty", () => {
    const dir = join(temporaryFolder(), "a", "b");
    expect(openReportFolder(dir)).toBe(dir);
    expect(readdirSync(dir)).toEqual([]);
  });

  it("takes a folder that is there and holds files", () => {
    const dir = temporaryFolder();
    writeFileSync(join(dir, "report.json"), "{}");
    openReportFolder(dir);
    expect(readdirSync(dir)).toEqual(["report.json"]);
  });

  it.each([
    ["a file", "", "ENOTDIR"],
    ["a path below a file", "below", "ENOTDIR"],
  ])("refuses %s", (_what, below, code) => {
    const file = join(temporaryFolder(), "file");
    writeFileSync(file, "");
    const dir = join(file, below);
    expect(() => openReportFolder(dir)).toThrow(
      `--out ${dir}: a folder that can be made and written to; got ${code}. Name another folder; nothing was touched.`,
    );
  });

  it("refuses a path where nobody can make a folder instead of trying forever", () => {
    // Nobody makes a folder there, root neither.
    expect(() => openReportFolder("/proc/no-such/report")).toThrow("--out /proc/no-such/report: a folder");
  });
});
