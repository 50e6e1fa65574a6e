import { fact } from "../../expect.ts";
import { RULESET, responseHeaders } from "../../relations/response-headers.ts";
import { zoneOfAnother } from "../../relations/zone.ts";
import { judge, stackRule } from "../../rule.ts";

const HEADERS = ["access-control-allow-headers", "access-control-allow-methods"];

export const corsNamesOwnHeaders = stackRule({
  name: "cors-names-own-headers",
  control: "EDGE-07",
  severity: "medium",
  enforcement: "mandatory",
  statement: "CORS lets browsers send named headers and methods, and never all, to listed origins only.",
  rationale: "A star hands a stranger's page the headers and methods that only the product's own pages need.",
  remediation: "List the headers that the application reads in edge.cors.headers.",
  source: {
    url: "https://developer.mozilla.org/docs/Web/HTTP/Headers/Access-Control-Allow-Headers",
    readOn: "2026-11-27",
  },
  check(index, context) {
    const other = zoneOfAnother(context);
    if (other !== undefined) return other;
    return index.ofType(RULESET).flatMap((ruleset) =>
      judge(ruleset.urn, () =>
        responseHeaders([ruleset])
          .filter(({ name, operation }) => HEADERS.includes(name) && operation !== "remove")
          .map(({ everywhere, expression, path, value }) => {
            const open = everywhere || expression !== undefined || value?.includes("*") !== false;
            return fact(!open, path, "a list, for listed origins", open ? "all, or for everybody" : "a list");
          }),
      ),
    );
  },
});
