import type { Expectation } from "../../expectations.ts";
import { webRequest } from "../../languages/web-request.ts";
import { passes } from "../../relations/passing-requests.ts";
import { publicRoutes } from "../../relations/public-routes.ts";
import { judge, type StackRule, stackRule } from "../../rule.ts";
import type { Finding } from "../../verdict.ts";

type Declared = Expectation & { readonly rule: "passing-route" };

/** Makes the rule that a route which machines call is let through, whatever the edge does with people. */
export function routePasses(control: string, { method, path, service }: Declared): StackRule {
  return stackRule({
    name: `route-passes-${control.toLowerCase()}-${path
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, "-")
      .replaceAll(/^-|-$/g, "")}`,
    control,
    severity: "high",
    enforcement: "mandatory",
    statement: `${method} ${path} of ${service} passes the edge's limits, challenges and maintenance mode.`,
    rationale:
      "Whoever calls it is a machine: it solves no challenge, and what it brings is lost when it is refused.",
    remediation: "Write the route under bypass.",
    source: { url: "https://developers.cloudflare.com/waf/custom-rules/skip/options/", readOn: "2026-11-27" },
    check: (index, context): readonly Finding[] =>
      publicRoutes(index)
        .filter((route) => route.service === service)
        .flatMap(({ hostname, view }) =>
          judge(view.urn, () => passes(index, webRequest({ host: hostname, path, method }), context)),
        ),
  });
}
