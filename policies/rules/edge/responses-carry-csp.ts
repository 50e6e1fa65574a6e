import { requiredHeader } from "../../relations/required-header.ts";
import { stackRule } from "../../rule.ts";

export const responsesCarryCsp = stackRule({
  name: "responses-carry-csp",
  control: "EDGE-03",
  severity: "medium",
  enforcement: "mandatory",
  statement: "Every response carries a Content-Security-Policy that says where content may come from.",
  rationale: "It keeps injected markup from loading a stranger's script.",
  remediation: "Set edge.headers.contentSecurityPolicy with a default-src in the stack that owns the zone.",
  source: {
    url: "https://developer.mozilla.org/docs/Web/HTTP/Headers/Content-Security-Policy/default-src",
    readOn: "2026-11-27",
  },
  check: (index, context) =>
    requiredHeader(index, context, {
      header: "Content-Security-Policy",
      expected: "a policy with a default-src other than *",
      accepts,
    }),
});

function accepts(value: string): boolean {
  const directive = value
    .split(";")
    .map((one) => one.trim().toLowerCase().split(/\s+/))
    .find(([name]) => name === "default-src");
  return directive !== undefined && directive.length > 1 && !directive.includes("*");
}
