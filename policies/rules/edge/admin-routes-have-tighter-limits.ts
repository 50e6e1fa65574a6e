import type { RuleContext } from "../../context.ts";
import { fact, heldBy } from "../../expect.ts";
import type { ViewIndex } from "../../index-views.ts";
import { webRequest } from "../../languages/web-request.ts";
import { inputsOf } from "../../reader.ts";
import { applicationLimitOn, heldByApplication } from "../../relations/application-limits.ts";
import { ACCESS_APPLICATION } from "../../relations/passing-requests.ts";
import { limitsOn, perMinute, type RateLimit } from "../../relations/rate-limits.ts";
import { judge, stackRule } from "../../rule.ts";
import type { Finding, Verdict } from "../../verdict.ts";
import { isWhole } from "./routes-have-limits.ts";

/** Where a login of the edge stands: the routes behind it are the admin's. */
const APPLICATIONS = [ACCESS_APPLICATION, "cloudflare:index/accessApplication:AccessApplication"];

/** A path that is nobody's. */
const PROBE = "/slipway-probe";

export const adminRoutesHaveTighterLimits = stackRule({
  name: "admin-routes-have-tighter-limits",
  control: "EDGE-13",
  severity: "medium",
  enforcement: "mandatory",
  statement: "Admin routes have a tighter limit than the other routes of their hostname.",
  rationale: "Few people need them, and whoever guesses his way in needs many requests.",
  remediation: "Write a limit for the admin path under limits, below the limit of the whole hostname.",
  source: {
    url: "https://cheatsheetseries.owasp.org/cheatsheets/Authentication_Cheat_Sheet.html",
    readOn: "not yet",
  },
  check: (index, context) => [
    // Where the zone is another stack's, its login stands there, and the limits here.
    ...(context.ownsZone
      ? []
      : context.adminRoutes.flatMap(({ hostname, path }) =>
          judge(undefined, () => verdict(index, context, `${hostname}${path}`)),
        )),
    ...index.ofType(...APPLICATIONS).flatMap((application) =>
      judge(application.urn, () => {
        const read = inputsOf(application);
        const uris = read.items("destinations").map((one) => one.text("uri"));
        return [read.text("domain"), ...uris].flatMap((uri) =>
          // A login before the whole of a hostname leaves no other routes of it.
          uri === undefined || /^[^/]+\/?\*?$/.test(uri) ? [] : verdict(index, context, uri),
        );
      }),
    ),
  ],
});

function verdict(index: ViewIndex, context: RuleContext, uri: string): Verdict | Finding {
  const slash = uri.indexOf("/");
  const host = slash < 0 ? uri : uri.slice(0, slash);
  const path = slash < 0 ? "/" : uri.slice(slash).replace(/\*$/, "");
  if (context.publicHostnames?.includes(host) === false)
    return { state: "notApplicable", reason: `limits of ${host} stand in the stack that serves it` };
  const tightest = limit(index, host, path);
  const own = tightest && perMinute(tightest);
  const other = limit(index, host, PROBE);
  const general = [other && perMinute(other), applicationLimitOn(context, host, PROBE)?.requestsPerMinute];
  const known = general.filter((one) => one !== undefined);
  const whole = known.length === 0 ? undefined : Math.min(...known);
  const found = own === undefined ? "no limit" : `${own} requests a minute`;
  const expected = whole === undefined ? "limited" : `below ${whole} requests a minute`;
  const ok = own !== undefined && (whole === undefined || own < whole);
  const app = applicationLimitOn(context, host, path);
  if (!ok && app !== undefined && (whole === undefined || app.requestsPerMinute < whole))
    return heldByApplication(app);
  return heldBy(tightest?.rule.urn, fact(ok, `limit of ${uri}`, expected, found));
}

/** The tightest limit of a path. */
function limit(index: ViewIndex, host: string, path: string): RateLimit | undefined {
  const all = limitsOn(index, webRequest({ host, path })).filter(isWhole);
  return [...all].sort((a, b) => perMinute(a) - perMinute(b))[0];
}
