import { fact, heldBy } from "../../expect.ts";
import type { Expectation } from "../../expectations.ts";
import { webRequest } from "../../languages/web-request.ts";
import { applicationLimitOn, heldByApplication } from "../../relations/application-limits.ts";
import { publicRoutes } from "../../relations/public-routes.ts";
import { isRefused, limitsOn, perMinute } from "../../relations/rate-limits.ts";
import { judge, type StackRule, stackRule } from "../../rule.ts";
import type { Finding } from "../../verdict.ts";
import { isWhole, layerName } from "../edge/routes-have-limits.ts";

type Declared = Expectation & { readonly rule: "rate-limit" };

/** Makes the rule that one address may ask a service's route only as often as the product declares. */
export function routeHasDeclaredLimit(control: string, declared: Declared): StackRule {
  const { requestsPerMinute, service } = declared;
  const route = declared.path === undefined ? `every route of ${service}` : `${declared.path} of ${service}`;
  return stackRule({
    name: `route-has-declared-limit-${control.toLowerCase()}${suffix(declared.path)}`,
    control,
    severity: "high",
    enforcement: "mandatory",
    statement: `One address may ask ${route} at most ${requestsPerMinute} times a minute.`,
    rationale: "The product's owners declared the limit; above it a caller is an attacker or a fault.",
    remediation: "Write the limit under limits with the declared path and requestsPerMinute.",
    source: {
      url: "https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-type-rate-based.html",
      readOn: "2026-11-20",
    },
    check: (index, context): readonly Finding[] =>
      publicRoutes(index)
        .filter((one) => one.service === service)
        .flatMap(({ example, hostname, view }) =>
          judge(view.urn, () => {
            const path = declared.path ?? example;
            const method = declared.path === undefined ? "GET" : "POST";
            const request = webRequest({ host: hostname, path, method });
            const limits = limitsOn(index, request).filter(isWhole);
            const own = applicationLimitOn(context, hostname, path);
            // Above the declared figure it is no better than none.
            if (limits.length === 0 && own !== undefined && own.requestsPerMinute <= requestsPerMinute)
              return heldByApplication(own);
            const refused = limits.length === 0 && isRefused(index, request);
            const [tightest] = [...limits].sort((a, b) => perMinute(a) - perMinute(b));
            const expected = `at most ${requestsPerMinute} requests a minute and address`;
            const limit =
              tightest === undefined ? "no limit" : `${perMinute(tightest)} in ${layerName(tightest)}`;
            const found = refused ? "refused altogether, by maintenance mode or the like" : limit;
            const holds = refused || (tightest !== undefined && perMinute(tightest) <= requestsPerMinute);
            const property = `limit of ${hostname}${declared.path ?? "/*"}`;
            return heldBy(tightest?.rule.urn, fact(holds, property, expected, found));
          }),
        ),
  });
}

/** A row may declare several paths: each is a rule of its own name. */
function suffix(path: string | undefined): string {
  const words = (path ?? "").toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
  return words.replace(/-$/, "");
}
