import { createHash } from "node:crypto";
import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Report } from "../report/model.ts";
import { toHtml } from "../report/to-html.ts";
import { toJson } from "../report/to-json.ts";
import { readViewsFile } from "../views/views-file.ts";
import { viewsFromState } from "../views/views-from-state.ts";
import { type AuditContext, audit } from "./audit.ts";

export { type AuditContext, audit } from "./audit.ts";
export { type AuditRequest, auditContext } from "./audit-context.ts";

/** Audits an exported deployment (the value of `pulumi stack export`). Secrets are masked before any rule runs. */
export function auditState(deployment: unknown, context: AuditContext): Report {
  return audit(viewsFromState(deployment), context);
}

/** Audits the views that the pack wrote at the end of a preview or update. */
export function auditViewsFile(path: string, context: AuditContext): Report {
  const { views, complete } = readViewsFile(path);
  return audit(views, context, complete);
}

/**
 * Writes `report.json`, `report.html` and their digests, `report.sha256` as `sha256sum --check` reads it, into a folder,
 * each whole or not at all, and returns the paths of the first two.
 */
export function writeReport(report: Report, dir: string): { readonly json: string; readonly html: string } {
  mkdirSync(dir, { recursive: true });
  const texts = { "report.json": toJson(report), "report.html": toHtml(report) };
  const digests = Object.entries(texts).map(
    ([name, text]) => `${createHash("sha256").update(text).digest("hex")}  ${name}\n`,
  );
  const json = write(join(dir, "report.json"), texts["report.json"]);
  const html = write(join(dir, "report.html"), texts["report.html"]);
  write(join(dir, "report.sha256"), digests.join(""));
  return { json, html };
}

function write(path: string, text: string): string {
  const draft = `${path}.${process.pid}.tmp`;
  writeFileSync(draft, text);
  renameSync(draft, path);
  return path;
}
