import type { RuleContext } from "../../context.ts";
import { fact, heldBy } from "../../expect.ts";
import type { ViewIndex } from "../../index-views.ts";
import { webRequest } from "../../languages/web-request.ts";
import { applicationLimitOn, heldByApplication } from "../../relations/application-limits.ts";
import { type PublicRoute, publicRoutes } from "../../relations/public-routes.ts";
import { limitsOn, perMinute, type RateLimit } from "../../relations/rate-limits.ts";
import { judge, stackRule } from "../../rule.ts";
import type { Finding, Verdict } from "../../verdict.ts";

const EXPECTED = "limited by address";

export const routesHaveLimits = stackRule({
  name: "routes-have-limits",
  control: "EDGE-13",
  severity: "high",
  enforcement: "mandatory",
  statement:
    "Every public route is limited by address, in Cloudflare or in AWS WAF; what neither can hold the application may, and is not covered then.",
  rationale: "One caller alone could otherwise keep the service from everybody else.",
  remediation: "Write a limit under limits whose path covers the route, such as /*.",
  source: {
    url: "https://codeql.github.com/codeql-query-help/javascript/js-missing-rate-limiting",
    readOn: "2026-11-27",
  },
  check: (index, context): readonly Finding[] =>
    publicRoutes(index).flatMap(({ example, hostname, pattern, view }) =>
      judge(view.urn, () => verdict(index, context, { hostname, pattern, example })),
    ),
});

function verdict(
  index: ViewIndex,
  context: RuleContext,
  { example, hostname, pattern }: Pick<PublicRoute, "example" | "hostname" | "pattern">,
): Verdict | Finding {
  const limits = limitsOn(index, webRequest({ host: hostname, path: example })).filter(isWhole);
  const [tightest] = [...limits].sort((a, b) => perMinute(a) - perMinute(b));
  const own = applicationLimitOn(context, hostname, example);
  if (tightest === undefined && own !== undefined) return heldByApplication(own);
  const found =
    tightest === undefined
      ? "without a limit"
      : `limited to ${perMinute(tightest)} requests a minute in ${layerName(tightest)}`;
  return heldBy(tightest?.rule.urn, fact(tightest !== undefined, `${hostname}${pattern}`, EXPECTED, found));
}

/** A limit that counts all requests of one caller and refuses him. */
export function isWhole({ byAddress, countsAll, refuses, requests }: RateLimit): boolean {
  return byAddress && countsAll && refuses && requests > 0;
}

/** The layer in words. */
export function layerName({ rule }: RateLimit): string {
  return rule.layer === "cloudflare" ? "Cloudflare" : "AWS WAF";
}
