import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "@jest/globals";
import { lastReport } from "../../../cli/stack/last-report.ts";

const dir = mkdtempSync(join(tmpdir(), "slipway-last-report-"));
const path = join(dir, "report.json");
const STAGING = { stack: "staging", configDir: process.cwd(), on: "rehearsal" } as const;
const AGAIN = 'Run "npx slipway up --stack staging" or "npx slipway audit --stack staging" first.';

afterEach(() => rmSync(path, { force: true }));

describe("lastReport", () => {
  it("reads what the last run wrote", () => {
    writeFileSync(path, JSON.stringify({ schema: 1, stack: "staging", rows: [] }));
    expect(lastReport(dir, STAGING).rows).toEqual([]);
  });

  it("refuses a folder without a report", () => {
    expect(() => lastReport(dir, STAGING)).toThrow(`staging: a report in ${dir}; got none. ${AGAIN}`);
  });

  it.each([
    ["of another version", '{"schema":2,"stack":"staging"}', `a report of version 1; got 2. ${AGAIN}`],
    ["that is cut off", '{"schema":', `a report of version 1; got none. ${AGAIN}`],
    ["that is no object", "[]", `a report of version 1; got none. ${AGAIN}`],
    [
      "of another stack",
      '{"schema":1,"stack":"production"}',
      `a report of staging; got one of "production". ${AGAIN}`,
    ],
  ])("refuses a report %s", (_, text, message) => {
    writeFileSync(path, text);
    expect(() => lastReport(dir, STAGING)).toThrow(`${path}: ${message}`);
  });
});
