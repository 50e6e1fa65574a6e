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

/** Writes `report.json` and `report.html` into a folder, each whole or not at all, and returns their paths. */
export function writeReport(report: Report, dir: string): { readonly json: string; readonly html: string } {
  mkdirSync(dir, { recursive: true });
  return {
    json: write(join(dir, "report.json"), toJson(report)),
    html: write(join(dir, "report.html"), toHtml(report)),
  };
}

function write(path: string, text: string): string {
  const draft = `${path}.${process.pid}.tmp`;
  writeFileSync(draft, text);
  renameSync(draft, path);
  return path;
}
