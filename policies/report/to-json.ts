import type { Report } from "./model.ts";

/** The report as a document for machines: stable order, so that two runs over the same resources differ in `run` only. */
export function toJson(report: Report): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}
