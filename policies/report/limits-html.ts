import { escapeHtml } from "./escape-html.ts";
import type { ReportLimit } from "./model.ts";

/** Which layer holds which limit; nothing for a stack without limits. */
export function limitsHtml(limits: readonly ReportLimit[]): string {
  if (limits.length === 0) return "";
  const rows = limits.map(
    (one) =>
      `<tr><td>${escapeHtml(one.name)}</td><td data-label="requests"><code>${escapeHtml(one.route)}</code></td><td data-label="limit">${one.requests} in ${one.windowSeconds} s</td><td data-label="counted by">${escapeHtml(one.counted)}</td><td data-label="held by">${escapeHtml(one.layer)}</td><td data-label="hits are seen in">${escapeHtml(one.hits)}</td><td data-label="burst">${escapeHtml(one.burst)}</td></tr>`,
  );
  const heads = ["name", "requests", "limit", "counted by", "held by", "hits are seen in", "burst"];
  return `<section class="extra"><h2>Limits of requests</h2><table><thead><tr>${heads.map((text) => `<th>${text}</th>`).join("")}</tr></thead><tbody>${rows.join("")}</tbody></table></section>`;
}
