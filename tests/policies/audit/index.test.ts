import { createHash } from "node:crypto";
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
    expect(report.rows).toHaveLength(98);
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
    expect(readdirSync(folder).sort()).toEqual(["report.html", "report.json", "report.sha256"]);
    expect(JSON.parse(readFileSync(json, "utf8")).stack).toBe("production");
    expect(existsSync(html)).toBe(true);
  });

  it("writes both digests as sha256sum checks them", () => {
    const report = auditState(state, auditContext({ configDir: dir, stack: "production", run }));
    const folder = join(dir, "digests");
    writeReport(report, folder);
    const lines = ["report.json", "report.html"].map((name) => {
      const digest = createHash("sha256")
        .update(readFileSync(join(folder, name)))
        .digest("hex");
      return `${digest}  ${name}\n`;
    });
    expect(readFileSync(join(folder, "report.sha256"), "utf8")).toBe(lines.join(""));
  });

  it("writes the same bytes for the same resources, but for the block of the run", () => {
    const later: RunBlock = {
      ...run,
      startedAt: "2026-11-20T20:00:00Z",
      endedAt: "2026-11-20T20:00:09Z",
      versions: { node: "25.0.0" },
      commit: { id: "c0ffee", dirty: false },
    };
    const [one, other] = [run, later].map((block, place) => {
      const report = auditState(state, auditContext({ configDir: dir, stack: "production", run: block }));
      const { json, html } = writeReport(report, join(dir, `same-${place}`));
      return {
        json: readFileSync(json, "utf8").replace(/^ {2}"run": \{$[\s\S]*?^ {2}\},$/m, ""),
        html: readFileSync(html, "utf8")
          .replaceAll(/<dt>(Started|Ended|Versions|Commit)<\/dt><dd>.*?<\/dd>/g, "")
          .replace(/, \d{4}-\d\d-\d\d \d\d:\d\d UTC<\/p>/, "</p>"), // the head says when
      };
    });
    expect(one?.json).not.toContain("startedAt");
    expect(one?.json).toBe(other?.json);
    expect(one?.html).toBe(other?.html);
  });
});
