import { fact, notApplicable } from "../../expect.ts";
import type { Expectation } from "../../expectations.ts";
import type { ViewIndex } from "../../index-views.ts";
import { type WebRequest, webRequest } from "../../languages/web-request.ts";
import { zoneRules } from "../../relations/edge-rules.ts";
import { publicRoutes } from "../../relations/public-routes.ts";
import { judge, type StackRule, stackRule } from "../../rule.ts";
import type { Finding, Verdict } from "../../verdict.ts";

type Declared = Expectation & { readonly rule: "blocked-route" };

/** Makes the rule that the edge refuses a path of a service to everybody, in capitals and with what is below it too. */
export function routeIsBlocked(control: string, { path, service, tier: only }: Declared): StackRule {
  return stackRule({
    name: `route-is-blocked-${control.toLowerCase()}-${path
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, "-")
      .replaceAll(/^-|-$/g, "")}`,
    control,
    severity: "high",
    enforcement: "mandatory",
    statement: `${path} of ${service} is refused to everybody${only === undefined ? "" : ` in ${only}`}.`,
    rationale: "What helps a developer to see into the application helps an attacker to do so.",
    remediation: "Write the path under edge.blockedPaths.",
    source: { url: "https://developers.cloudflare.com/waf/custom-rules/", readOn: "2026-11-27" },
    check(index, { tier }): readonly Finding[] {
      if (only !== undefined && only !== tier)
        return judge(undefined, () => notApplicable(`declared for ${only} only`));
      return publicRoutes(index)
        .filter((route) => route.service === service)
        .flatMap(({ hostname, view }) =>
          judge(view.urn, () =>
            [path, path.toUpperCase(), `${path}/slipway-probe`].map((one) =>
              blocked(index, webRequest({ host: hostname, path: one })),
            ),
          ),
        );
    },
  });
}

function blocked(index: ViewIndex, request: WebRequest): Verdict {
  const where = `${request.method} ${request.host}${request.path}`;
  for (const rule of zoneRules(index, "http_request_firewall_custom")) {
    const skips = rule.action === "skip" && rule.read.text("actionParameters.ruleset") === "current";
    if (!(skips || rule.action === "block") || !rule.matches(request)) continue;
    return fact(!skips, where, "refused by Cloudflare", skips ? `let through by ${rule.name}` : "refused");
  }
  return fact(false, where, "refused by Cloudflare", "refused by no rule");
}
