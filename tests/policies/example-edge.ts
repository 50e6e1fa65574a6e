import { WEB_ACL, WEB_ACL_ASSOCIATION } from "../../policies/relations/edge-rules.ts";
import { LISTENER_RULE } from "../../policies/relations/public-routes.ts";
import { RULESET } from "../../policies/relations/response-headers.ts";
import type { ResourceView } from "../../policies/resource-view.ts";
import { TARGET_GROUP } from "../../policies/tokens.ts";
import { from, view } from "./rule-table.ts";

type Plain = Readonly<Record<string, unknown>>;

/** The service that the routes belong to. */
export const SERVICE = view("slipway:service:Service", "api", {});

export const TARGET = view(
  TARGET_GROUP,
  "api-target",
  { protocol: "HTTP", healthCheck: { path: "/health" } },
  { parent: SERVICE.urn },
);

/** A hostname and path that lead to the service. */
export const ROUTE = from(
  view(
    LISTENER_RULE,
    "api-rule",
    {
      conditions: [{ hostHeader: { values: ["api.shop.example"] } }, { pathPattern: { values: ["/*"] } }],
      actions: [{ type: "forward", targetGroupArn: "arn:target" }],
    },
    { parent: SERVICE.urn },
  ),
  "actions",
  TARGET,
);

/** A zone's ruleset of one phase. */
export function zoneRuleset(phase: string, ...rules: readonly Plain[]): ResourceView {
  return view(RULESET, `edge-${phase}`, { phase, rules });
}

/** A web ACL with these rules, and its place before the load balancer. */
export function webAcl(rules: unknown, more: Plain = {}): readonly [ResourceView, ResourceView] {
  const acl = view(WEB_ACL, "firewall-acl", { rules, ...more });
  const association = view(WEB_ACL_ASSOCIATION, "firewall-association", {});
  return [acl, from(association, "webAclArn", acl)];
}

/** A rate-based rule that counts each caller behind the edge. */
export function rateRule(limit: unknown, more: Plain = {}, path?: string): Plain {
  return {
    name: `limit-${String(limit)}`,
    priority: 50,
    action: { block: {} },
    statement: {
      rateBasedStatement: {
        limit,
        evaluationWindowSec: 60,
        aggregateKeyType: "FORWARDED_IP",
        forwardedIpConfig: { headerName: "CF-Connecting-IP", fallbackBehavior: "MATCH" },
        ...(path === undefined ? {} : { scopeDownStatement: pathIs(path) }),
        ...more,
      },
    },
  };
}

/** A limit of Cloudflare's, by the caller's address. */
export function zoneLimit(requestsPerPeriod: unknown, more: Plain = {}): Plain {
  return {
    ref: "limit",
    expression: 'http.host eq "api.shop.example"',
    action: "block",
    ratelimit: { characteristics: ["cf.colo.id", "ip.src"], period: 60, requestsPerPeriod },
    ...more,
  };
}

export function pathIs(searchString: string): Plain {
  return {
    byteMatchStatement: {
      fieldToMatch: { uriPath: {} },
      positionalConstraint: "STARTS_WITH",
      searchString,
      textTransformations: [{ priority: 0, type: "NONE" }],
    },
  };
}

/** A rule for every method that is not a reading one. */
export function writesRule(action: Plain): Plain {
  return {
    name: "maintenance",
    priority: 30,
    action,
    statement: {
      notStatement: {
        statement: {
          regexMatchStatement: {
            fieldToMatch: { method: {} },
            regexString: "^(GET|HEAD|OPTIONS)$",
            textTransformations: [{ priority: 0, type: "NONE" }],
          },
        },
      },
    },
  };
}

/** A rule that lets a path pass everything below it. */
export function allowRule(path: string): Plain {
  return { name: "bypass", priority: 20, action: { allow: {} }, statement: pathIs(path) };
}

/** Cloudflare's skip rule for a path. */
export function skipRule(path: string, more: Plain = {}): Plain {
  return {
    ref: "bypass",
    expression: `http.host eq "api.shop.example" and raw.http.request.uri.path eq "${path}"`,
    action: "skip",
    actionParameters: { ruleset: "current", phases: ["http_ratelimit"], products: ["bic"], ...more },
  };
}
