import { requiredHeader } from "../../relations/required-header.ts";
import { stackRule } from "../../rule.ts";

export const responsesForbidSniffing = stackRule({
  name: "responses-forbid-sniffing",
  control: "EDGE-05",
  severity: "medium",
  enforcement: "mandatory",
  statement: "Every response carries X-Content-Type-Options nosniff.",
  rationale: "Without it a browser may run an uploaded file as a script.",
  remediation: "Let the edge's one response-header ruleset set X-Content-Type-Options to nosniff.",
  source: { url: "https://http.dev/x-content-type-options", readOn: "2026-11-27" },
  check: (index, context) =>
    requiredHeader(index, context, {
      header: "X-Content-Type-Options",
      expected: '"nosniff"',
      accepts: (value) => value.trim().toLowerCase() === "nosniff",
    }),
});
