import type { RuleContext } from "../context.ts";
import { fact } from "../expect.ts";
import type { ViewIndex } from "../index-views.ts";
import type { WebRequest } from "../languages/web-request.ts";
import { inputsOf } from "../reader.ts";
import type { Verdict } from "../verdict.ts";
import { coversRoute } from "./access-applications.ts";
import { CHALLENGES, challengesOn } from "./challenges.ts";
import { isManagedGroup, webAclRules, zoneRules } from "./edge-rules.ts";
import { limitsOn } from "./rate-limits.ts";

export const ACCESS_APPLICATION = "cloudflare:index/zeroTrustAccessApplication:ZeroTrustAccessApplication";

/** What may stand in a caller's way although he did nothing wrong: a refusal, a question that only a browser answers. */
const STOPS = ["block", "count", ...CHALLENGES];

/**
 * Judges that a request passes the edge's limits, challenges and maintenance mode. A rule that only counts is taken for one
 * that stops: maintenance mode stands there like that until it is switched on.
 */
export function passes(
  index: ViewIndex,
  request: WebRequest,
  context: Pick<RuleContext, "ownsZone">,
): Verdict {
  const stops = stoppedBy(index, request, context);
  const where = `${request.method} ${request.host}${request.path}`;
  return fact(
    stops.length === 0,
    where,
    "let through by every rule",
    stops.length === 0 ? "let through" : `stopped by ${stops.join(", ")}`,
  );
}

function stoppedBy(
  index: ViewIndex,
  request: WebRequest,
  context: Pick<RuleContext, "ownsZone">,
): readonly string[] {
  const stops: string[] = [];
  for (const rule of zoneRules(index, "http_request_firewall_custom")) {
    if (!rule.matches(request)) continue;
    if (rule.action === "skip" && rule.read.text("actionParameters.ruleset") === "current") break;
    if (STOPS.includes(rule.action)) stops.push(rule.name);
  }
  stops.push(...limitsOn(index, request).map(({ rule }) => rule.name));
  for (const rule of webAclRules(index)) {
    if (isManagedGroup(rule) || rule.read.has("statement.rateBasedStatement")) continue;
    if (!rule.matches(request)) continue;
    if (rule.action === "allow") break;
    if (STOPS.includes(rule.action)) stops.push(rule.name);
  }
  return [...stops, ...challengesOn(index, request, context), ...logins(index, request)];
}

/** Applications of Cloudflare Access that ask the caller to log in, in whichever spelling they name the address. */
function logins(index: ViewIndex, { host, path }: WebRequest): readonly string[] {
  return index.ofType(ACCESS_APPLICATION).flatMap((application) => {
    const read = inputsOf(application);
    const uris = [
      read.text("domain"),
      ...read.texts("selfHostedDomains"),
      ...read.items("destinations").map((one) => one.text("uri")),
    ];
    const covered = uris.some((uri) => uri !== undefined && coversRoute(uri, host, path));
    return covered ? [`the login of ${application.name}`] : [];
  });
}
