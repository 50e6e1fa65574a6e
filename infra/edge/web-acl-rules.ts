import type { wafv2 } from "@pulumi/aws/types/input.js";
import type { Settings } from "../config/settings.ts";
import { tightestFirst, WINDOW_SECONDS } from "./place-limits.ts";
import { all, any, headerIs, limited, methodIs, passed } from "./web-acl-statements.ts";

type Rule = wafv2.WebAclRule;

/** Rules that AWS keeps; the ones that are only counted have their reason. */
const MANAGED_GROUPS: readonly { readonly name: string; readonly counted: readonly string[] }[] = [
  // A body above 8 KiB would be refused: orders that a till sends after an hour without network are larger.
  { name: "AWSManagedRulesCommonRuleSet", counted: ["SizeRestrictions_BODY"] },
  { name: "AWSManagedRulesKnownBadInputsRuleSet", counted: [] },
  { name: "AWSManagedRulesSQLiRuleSet", counted: [] },
];

/** Whatever is not one of these changes something. */
const READING = ["GET", "HEAD", "OPTIONS"] as const;

/** First priority of each kind of rule: AWS WAF asks them in this order. */
const PRIORITY = { managed: 10, bypass: 20, maintenance: 30, preflight: 40, limits: 50 } as const;

/** Keys of the bodies that rules answer with. */
export const BODIES = { maintenance: "maintenance", limited: "limited" } as const;

/** What a request above a limit is labelled with, whatever the limit does about it: the firewall's log is filtered by it. */
export const LIMIT_LABEL = "limit";

/** The header in which Cloudflare names the caller; it replaces whatever the caller put there. */
const CALLER_HEADER = "CF-Connecting-IP";

export type FirewallSettings = Pick<Settings, "bypass" | "edge" | "limits" | "maintenance">;

/**
 * The load balancer's web ACL, in order: known attacks are blocked for everybody; webhooks and health pass all that
 * follows; maintenance refuses writes; preflights are answered; limits count the rest.
 */
export function webAclRules(settings: FirewallSettings, prefix: string): Rule[] {
  const metric = (name: string): Rule["visibilityConfig"] => ({
    cloudwatchMetricsEnabled: true,
    metricName: `${prefix}-${name}`,
    sampledRequestsEnabled: true,
  });
  return [
    ...managedGroups(settings, metric),
    ...bypassRule(settings, metric),
    ...maintenanceRule(settings, metric),
    ...preflightRule(settings, metric),
    ...limitRules(settings, metric),
  ];
}

type Metric = (name: string) => Rule["visibilityConfig"];

function managedGroups({ edge }: FirewallSettings, metric: Metric): Rule[] {
  if (edge.waf.managedBy !== "load balancer") return [];
  return MANAGED_GROUPS.map(({ counted, name }, index) => ({
    name,
    priority: PRIORITY.managed + index,
    overrideAction: { none: {} },
    statement: {
      managedRuleGroupStatement: {
        vendorName: "AWS",
        name,
        ruleActionOverrides: counted.map((rule) => ({ name: rule, actionToUse: { count: {} } })),
      },
    },
    visibilityConfig: metric(name),
  }));
}

function bypassRule({ bypass }: FirewallSettings, metric: Metric): Rule[] {
  if (bypass.length === 0) return [];
  return [
    {
      name: "bypass",
      priority: PRIORITY.bypass,
      action: { allow: {} },
      statement: any(bypass.map(passed)),
      visibilityConfig: metric("bypass"),
    },
  ];
}

/** Prepared, it counts what it would refuse, in its metric alone; on, it refuses. */
function maintenanceRule({ maintenance }: FirewallSettings, metric: Metric): Rule[] {
  if (maintenance === undefined) return [];
  const refuse = {
    customResponse: {
      responseCode: 503,
      customResponseBodyKey: BODIES.maintenance,
      responseHeaders: [{ name: "Retry-After", value: "600" }],
    },
  };
  return [
    {
      name: "maintenance",
      priority: PRIORITY.maintenance,
      action: maintenance.enabled ? { block: refuse } : { count: {} },
      statement: { notStatement: { statement: methodIs(READING) } },
      visibilityConfig: metric("maintenance"),
    },
  ];
}

/** A browser asks OPTIONS with its origin; the headers of the answer come from Cloudflare's response rules. */
function preflightRule({ edge }: FirewallSettings, metric: Metric): Rule[] {
  if (edge.cors.preflight !== "edge") return [];
  return [
    {
      name: "preflight",
      priority: PRIORITY.preflight,
      action: { block: { customResponse: { responseCode: 204 } } },
      statement: all([
        methodIs(["OPTIONS"]),
        any(edge.cors.origins.map((origin) => headerIs("origin", origin))),
      ]),
      visibilityConfig: metric("preflight"),
    },
  ];
}

function limitRules({ limits }: FirewallSettings, metric: Metric): Rule[] {
  return limits
    .filter(({ layer }) => layer === "load balancer")
    .sort(tightestFirst)
    .map(({ hostname, name, path, requestsPerMinute }, index) => {
      const scopeDownStatement = limited({ hostnames: hostname === undefined ? [] : [hostname], path });
      return {
        name: `limit-${name}`,
        priority: PRIORITY.limits + index,
        ruleLabels: [{ name: LIMIT_LABEL }],
        action: {
          block: {
            customResponse: {
              responseCode: 429,
              customResponseBodyKey: BODIES.limited,
              responseHeaders: [{ name: "Retry-After", value: String(WINDOW_SECONDS) }],
            },
          },
        },
        statement: {
          rateBasedStatement: {
            limit: requestsPerMinute,
            evaluationWindowSec: WINDOW_SECONDS,
            aggregateKeyType: "FORWARDED_IP",
            // An address that cannot be read counts as over the limit. Without the header AWS WAF does not apply the rule at all:
            // only the edge can ask the load balancer, and it always writes one (API reference, ForwardedIPConfig, read 2026-11-27).
            forwardedIpConfig: { headerName: CALLER_HEADER, fallbackBehavior: "MATCH" },
            ...(scopeDownStatement === undefined ? {} : { scopeDownStatement }),
          },
        },
        visibilityConfig: metric(`limit-${name}`),
      };
    });
}
