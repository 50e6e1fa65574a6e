import { fact } from "../../expect.ts";
import { type ResponseHeader, RULESET, responseHeaders } from "../../relations/response-headers.ts";
import { zoneOfAnother } from "../../relations/zone.ts";
import { judge, stackRule } from "../../rule.ts";

const HEADER = "access-control-allow-origin";
const EXPECTED = "limited to listed origins";

export const corsNamesOwnOrigins = stackRule({
  name: "cors-names-own-origins",
  control: "EDGE-07",
  severity: "high",
  enforcement: "mandatory",
  statement: "CORS lets listed origins read answers, and never every origin.",
  rationale: "With every origin allowed, any site that a customer visits may read his data.",
  remediation: "List the product's own origins in edge.cors.origins of the stack that owns the zone.",
  source: {
    url: "https://developer.mozilla.org/docs/Web/HTTP/CORS/Errors/CORSNotSupportingCredentials",
    readOn: "2026-11-27",
  },
  check(index, context) {
    const other = zoneOfAnother(context);
    if (other !== undefined) return other;
    return index.ofType(RULESET).flatMap((ruleset) =>
      judge(ruleset.urn, () =>
        responseHeaders([ruleset])
          .filter((header) => header.name === HEADER && header.operation !== "remove")
          .map((header) =>
            fact(!isOpen(header), header.path, EXPECTED, isOpen(header) ? "every origin" : "listed origins"),
          ),
      ),
    );
  },
});

/** `*`, or the asker's own origin echoed back without asking which one it is. */
function isOpen({ value, expression, everywhere }: ResponseHeader): boolean {
  return value?.trim() === "*" || value?.trim() === "null" || (expression !== undefined && everywhere);
}
