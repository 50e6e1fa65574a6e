import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { rows } from "../../../cli/commands/rows.ts";
import { writeReport } from "../../../policies/audit/index.ts";
import { about, RESULT, reportOf, row } from "../../policies/report/example-report.ts";
import { temporaryFolder } from "../../rehearsal/schema/temporary-folder.ts";
import { QuietTerminal } from "../quiet-terminal.ts";
import { backendFolder } from "../stack/backend-folder.ts";

const reportDir = mkdtempSync(join(tmpdir(), "slipway-rows-"));

const folder = backendFolder();
folder.stands("staging", {});

beforeAll(() => {
  const keys = ["a", "b", "c"].map((name) => about(name));
  const all = [
    row("ENC-03", { rules: [{ ...RESULT, evidence: keys }] }),
    row("SEC-04", {
      area: "secrets",
      state: "not yet covered",
      reason: "No rule judges this yet.",
      rules: [],
    }),
  ];
  writeReport(reportOf({ stack: "staging", rows: all }), reportDir);
});
afterAll(() => rmSync(reportDir, { recursive: true }));

function said(wanted: readonly string[], markdown = false, dir = reportDir): readonly string[] {
  const terminal = new QuietTerminal();
  expect(
    rows({
      about: { stack: "staging", configDir: folder.configDir, on: "rehearsal" },
      reportDir: dir,
      wanted,
      markdown,
      terminal,
    }),
  ).toBe(0);
  return terminal.said;
}

describe("rows", () => {
  it("tells every row with its state, its rules and two places of each", () => {
    expect(said([]).slice(0, 7)).toEqual([
      "ENC-03  met  Requirement ENC-03",
      "  customer-key-rotates",
      "    a (enableKeyRotation: true)",
      "    b (enableKeyRotation: true)",
      "    and 1 more",
      "SEC-04  not yet covered  Requirement SEC-04",
      "  No rule judges this yet.",
    ]);
  });

  it("tells all places of a row that was named, in any case", () => {
    expect(said(["enc-03"]).slice(0, -1)).toEqual([
      "ENC-03  met  Requirement ENC-03",
      "  customer-key-rotates",
      "    a (enableKeyRotation: true)",
      "    b (enableKeyRotation: true)",
      "    c (enableKeyRotation: true)",
    ]);
  });

  it("tells an area's rows and no others", () => {
    expect(said(["secrets"]).slice(0, -1)).toEqual([
      "SEC-04  not yet covered  Requirement SEC-04",
      "  No rule judges this yet.",
    ]);
  });

  it("says from which report that is", () => {
    expect(said(["secrets"]).at(-1)).toBe(
      `From the report of 2026-11-20 10:00 UTC: ${reportDir}/report.html`,
    );
  });

  it("says that nothing of the stack stands any more, but of a real cloud or of a preview it knows nothing", () => {
    folder.stands("staging", "destroyed");
    const line = "Nothing of staging stands on the rehearsal cloud any more.";
    const { run } = reportOf();
    const last = (change: Partial<typeof run>) => {
      const dir = temporaryFolder();
      writeReport(reportOf({ stack: "staging", run: { ...run, ...change } }), dir);
      return said([], false, dir).at(-1);
    };
    expect([last({}), last({ operation: "update" })]).toEqual([line, line]);
    expect(last({ on: "cloud" })).toMatch(/^From the report of /);
    expect(last({ operation: "preview" })).toMatch(/^From the report of /);
    folder.stands("staging", {});
    expect(last({})).toMatch(/^From the report of /);
  });

  it("writes nothing but the table in Markdown", () => {
    expect(said(["SEC-04"], true)).toEqual([
      "| row | requirement | state | where |",
      "| --- | --- | --- | --- |",
      "| SEC-04 | Requirement SEC-04 | not yet covered | No rule judges this yet. |",
    ]);
  });

  it("says of a row that the product does not choose how it would be asked for", () => {
    expect(said(["bak-03"]).slice(0, -1)).toEqual([
      "BAK-03  not asked  Daily backups are kept 30 days",
      '  The product does not choose this row: add "BAK-03" to choose in expectations.yaml.',
    ]);
    expect(said(["BAK-03", "SEC-04"], true).at(-1)).toContain(
      "| BAK-03 | Daily backups are kept 30 days | not asked |",
    );
  });

  it("refuses a word that is neither a row nor an area", () => {
    expect(() => said(["Bak-99"])).toThrow(
      'rows: ids of the checklist of staging, such as ENC-03, or areas (encryption, secrets); got "Bak-99". Name one of them, or none for all rows.',
    );
  });
});
