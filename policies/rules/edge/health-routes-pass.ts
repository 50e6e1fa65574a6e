import type { RuleContext } from "../../context.ts";
import { takesPath } from "../../facts/path-pattern.ts";
import type { ViewIndex } from "../../index-views.ts";
import { webRequest } from "../../languages/web-request.ts";
import { inputsOf } from "../../reader.ts";
import { passes } from "../../relations/passing-requests.ts";
import { type PublicRoute, publicRoutes } from "../../relations/public-routes.ts";
import { judge, stackRule } from "../../rule.ts";
import { TARGET_GROUP } from "../../tokens.ts";
import type { Finding } from "../../verdict.ts";

export const healthRoutesPass = stackRule({
  name: "health-routes-pass",
  control: "EDGE-21",
  severity: "high",
  enforcement: "mandatory",
  statement: "Health routes pass the edge's limits, challenges and maintenance mode.",
  rationale: "A probe that is challenged or limited reports an outage that is none, and hides the next one.",
  remediation: "Leave the bypass rules that are made for health routes as they are, before all others.",
  source: { url: "https://developers.cloudflare.com/waf/custom-rules/skip/options/", readOn: "2026-11-27" },
  check: (index, context): readonly Finding[] =>
    publicRoutes(index).flatMap((route) =>
      judge(route.view.urn, () =>
        healthPaths(index, route, context).map((path) =>
          passes(index, webRequest({ host: route.hostname, path }), context),
        ),
      ),
    ),
});

/** What the load balancer asks of the group that the route leads to, and what the file calls the service's health routes. */
function healthPaths(
  index: ViewIndex,
  { hostname, pattern, service, view }: PublicRoute,
  { healthRoutes = [] }: RuleContext,
): readonly string[] {
  const groups = index.linked(view, "actions", TARGET_GROUP); // a tunnel has none
  const found = groups.length > 0 ? groups : groupsOfSameService(index, view.parent);
  const named = healthRoutes.filter(
    (one) => one.hostname === hostname && one.service === service && takesPath(pattern, one.path),
  );
  const asked = found.flatMap((group) => inputsOf(group).text("healthCheck.path") ?? []);
  return [...new Set([...asked, ...named.map(({ path }) => path)])];
}

/** Ids inside `actions` are not seen by every run; both belong to one component. */
function groupsOfSameService(index: ViewIndex, parent: string | undefined) {
  return index.ofType(TARGET_GROUP).filter((group) => parent !== undefined && group.parent === parent);
}
