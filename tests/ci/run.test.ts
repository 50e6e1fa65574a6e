import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";

const SCRIPT = fileURLToPath(new URL("../../.ci/run", import.meta.url));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "slipway-ci-"));
  mkdirSync(join(folder, ".ci"));
  copyFileSync(SCRIPT, join(folder, ".ci/run"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Totals {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numRuntimeErrorTestSuites: number;
}

/** Runs the script over a Makefile whose `test` writes these totals where jest would, and ends with that code. */
function runOver(
  totals: Totals | undefined,
  code: number,
): { status: number | null; lastLine: string | undefined } {
  const write = totals === undefined ? "true" : `echo '${JSON.stringify(totals)}' > "$\${out##*=}"`;
  writeFileSync(join(folder, "Makefile"), `test:\n\t@out='$(JEST_FLAGS)'; ${write}; exit ${code}\n`);
  const { status, stdout } = spawnSync("bash", [join(folder, ".ci/run")], { encoding: "utf8" });
  return { status, lastLine: stdout.trimEnd().split("\n").at(-1) };
}

describe(".ci/run", () => {
  it("succeeds and ends with the totals when all tests pass", () => {
    const totals = { numPassedTests: 12, numFailedTests: 0, numRuntimeErrorTestSuites: 0 };
    expect(runOver(totals, 0)).toEqual({ status: 0, lastLine: "12 passed, 0 failed" });
  });

  it("fails when a test fails", () => {
    const totals = { numPassedTests: 11, numFailedTests: 1, numRuntimeErrorTestSuites: 0 };
    expect(runOver(totals, 1)).toEqual({ status: 1, lastLine: "11 passed, 1 failed" });
  });

  it("counts a test file that cannot be loaded as a failure", () => {
    const totals = { numPassedTests: 11, numFailedTests: 0, numRuntimeErrorTestSuites: 2 };
    expect(runOver(totals, 1)).toEqual({ status: 1, lastLine: "11 passed, 2 failed" });
  });

  it("fails when no test ran, though nothing failed", () => {
    const totals = { numPassedTests: 0, numFailedTests: 0, numRuntimeErrorTestSuites: 0 };
    expect(runOver(totals, 0)).toEqual({ status: 1, lastLine: "0 passed, 0 failed" });
  });

  it("fails when make fails before jest wrote anything, as a failed set-up does", () => {
    expect(runOver(undefined, 2)).toEqual({ status: 1, lastLine: "0 passed, 0 failed" });
  });

  it("fails when make fails though all tests passed", () => {
    const totals = { numPassedTests: 3, numFailedTests: 0, numRuntimeErrorTestSuites: 0 };
    expect(runOver(totals, 2)).toEqual({ status: 1, lastLine: "3 passed, 0 failed" });
  });
});
