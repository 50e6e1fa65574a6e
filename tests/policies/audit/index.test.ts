import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "@jest/globals";
import { auditContext, auditState, auditViewsFile, writeReport } from "../../../policies/audit/index.ts";
import type { RunBlock } from "../../../policies/report/model.ts";
import { KEY } from "../../../policies/tokens.ts";
import { writeViewsFile } from "../../../policies/views/views-file.ts";
import { view } from "../rule-table.ts";

const project = fileURLToPath(new URL("../../..", import.meta.url));
const dir = mkdtempSync(join(tmpdir(), "audit-"));
afterAll(() => rmSync(dir, { recursive: true }));
for (const file of ["Pulumi.production.yaml", "Pulumi.staging.yaml", "expectations.yaml"]) {
  cpSync(join(project, file), join(dir, file));
}
const run: RunBlock = {
  versions: {},
  startedAt: "2026-11-20T10:00:00Z",
  endedAt: "2026-11-20T10:00:01Z",
  commit: undefined,
  operation: "audit",
  on: "rehearsal",
};
const key = view(KEY, "data-key", { enableKeyRotation: false });
const state = { deployment: { resources: [{ ...key, outputs: {} }] } };

describe("auditState", () => {
  it("judges an exported state by the reference product's checklist", () => {
    const report = auditState(state, auditContext({ configDir: dir, stack: "production", run }));
    expect(report.rows).toHaveLength(97);
    expect(report.rows.find((row) => row.id === "ENC-03")?.state).toBe("violated");
    expect(report).toMatchObject({ stack: "production", tier: "production", verdict: "refused" });
    expect(report.packHash).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe("auditViewsFile", () => {
  it("says the same of the views that the pack wrote", () => {
    const path = join(dir, "views.json");
    writeViewsFile(path, { version: 1, stack: "production", complete: true, views: [key], undecided: [] });
    const context = auditContext({ configDir: dir, stack: "production", run });
    expect(auditViewsFile(path, context).rows).toEqual(auditState(state, context).rows);
  });
});

describe("writeReport", () => {
  it("writes both documents and leaves no draft behind", () => {
    const report = auditState(state, auditContext({ configDir: dir, stack: "production", run }));
    const folder = join(dir, "a", "report");
    const { json, html } = writeReport(report, folder);
    expect(readdirSync(folder).sort()).toEqual(["report.html", "report.json"]);
    expect(JSON.parse(readFileSync(json, "utf8")).stack).toBe("production");
    expect(existsSync(html)).toBe(true);
  });
});
