import { requiredHeader } from "../../relations/required-header.ts";
import { stackRule } from "../../rule.ts";

/** Seconds that a browser must insist on HTTPS: a year (EDGE-02). */
const LEAST_SECONDS = 31_536_000;

export const responsesCarryHsts = stackRule({
  name: "responses-carry-hsts",
  control: "EDGE-02",
  severity: "high",
  enforcement: "mandatory",
  statement: "Every response tells browsers to insist on HTTPS for a year, for all subdomains.",
  rationale: "Without it the first request of a visit can be caught in clear.",
  remediation: "Set edge.hsts to a year or more with includeSubdomains in the stack that owns the zone.",
  source: { url: "https://www.rfc-editor.org/rfc/rfc6797#section-6.1", readOn: "2026-11-27" },
  check: (index, context) =>
    requiredHeader(index, context, {
      header: "Strict-Transport-Security",
      expected: `max-age of at least ${LEAST_SECONDS} with includeSubDomains`,
      accepts,
    }),
});

function accepts(value: string): boolean {
  const words = value.split(";").map((word) => word.trim().toLowerCase());
  const age = words
    .find((word) => word.startsWith("max-age="))
    ?.slice("max-age=".length)
    .replaceAll('"', "");
  return words.includes("includesubdomains") && /^\d+$/.test(age ?? "") && Number(age) >= LEAST_SECONDS;
}
