import { fact } from "../../expect.ts";
import { webRequest } from "../../languages/web-request.ts";
import { type EdgeRule, zoneRules } from "../../relations/edge-rules.ts";
import { publicRoutes } from "../../relations/public-routes.ts";
import { zoneOfAnother } from "../../relations/zone.ts";
import { judge, stackRule } from "../../rule.ts";
import type { Verdict } from "../../verdict.ts";

const HEADER = "access-control-allow-credentials";
/** An origin that no product lists: names below `invalid` belong to nobody (RFC 6761, 6.4). */
const STRANGER = "https://slipway-probe.invalid";

export const corsCredentialsHaveListedOrigins = stackRule({
  name: "cors-credentials-have-listed-origins",
  control: "EDGE-07",
  severity: "high",
  enforcement: "mandatory",
  statement: "CORS lets pages of listed origins send cookies along, and never a stranger's.",
  rationale: "With cookies a stranger's page reads what its visitor may read, and not only what is public.",
  remediation: "List the origins in edge.cors.origins, and leave the header to edge.cors.credentials.",
  source: {
    url: "https://developer.mozilla.org/docs/Web/HTTP/CORS/Errors/CORSNotSupportingCredentials",
    readOn: "2026-11-27",
  },
  check(index, context) {
    const other = zoneOfAnother(context);
    if (other !== undefined) return other;
    const routes = publicRoutes(index).map(({ example, hostname }) => ({ host: hostname, path: example }));
    const asked = routes.length === 0 ? [{ host: "slipway-probe.invalid", path: "/" }] : routes;
    const strangers = asked.flatMap((route) =>
      ["GET", "OPTIONS"].map((method) => webRequest({ ...route, method, headers: { origin: STRANGER } })),
    );
    return zoneRules(index, "http_response_headers_transform").flatMap((rule) =>
      judge(rule.urn, () =>
        written(rule).map((path): Verdict => {
          const open = strangers.some((request) => rule.matches(request));
          return fact(!open, path, "limited to listed origins", open ? "every origin" : "listed origins");
        }),
      ),
    );
  },
});

/** Paths of the header where a rule writes it. */
function written({ read }: EdgeRule): readonly string[] {
  return read
    .keys("actionParameters.headers")
    .filter((name) => name.toLowerCase() === HEADER)
    .map((name) => read.at(`actionParameters.headers.${name}`))
    .filter((header) => header.text("operation") !== "remove")
    .map(({ path }) => path);
}
