import { fact } from "../../expect.ts";
import type { ViewIndex } from "../../index-views.ts";
import { webRequest } from "../../languages/web-request.ts";
import { type EdgeRule, isManagedGroup, webAclRules, zoneRules } from "../../relations/edge-rules.ts";
import { noPublicHostname } from "../../relations/no-public-hostname.ts";
import { publicRoutes } from "../../relations/public-routes.ts";
import { skipsPhase } from "../../relations/rate-limits.ts";
import { zoneOfAnother } from "../../relations/zone.ts";
import { judge, stackRule } from "../../rule.ts";

/** Cloudflare's own and OWASP's rulesets (WAF documentation, "Managed rules reference", from memory, 2026-11). */
const RULESETS = ["efb7b8c949ac4650a09736fc376e9aee", "4814384a9e5d4991b9815dcfc25d2f1f"];
/** What stands for them in AWS WAF: OWASP's ten, bad inputs, SQL. */
const GROUPS = [
  "AWSManagedRulesCommonRuleSet",
  "AWSManagedRulesKnownBadInputsRuleSet",
  "AWSManagedRulesSQLiRuleSet",
];
const PHASE = "http_request_firewall_managed";

export const edgeBlocksKnownAttacks = stackRule({
  name: "edge-blocks-known-attacks",
  control: "EDGE-08",
  severity: "high",
  enforcement: "mandatory",
  statement: "Managed rules block known attacks: Cloudflare's and OWASP's, or AWS WAF's groups for the same.",
  rationale: "Most attacks are old ones, sent to everybody; nobody should have to write rules against them.",
  remediation: "Leave edge.waf.managed true, on the Cloudflare plan pro or with edge.waf.loadBalancer: true.",
  source: { url: "https://developers.cloudflare.com/waf/managed-rules/", readOn: "2026-11-27" },
  check(index, context) {
    const groups = webAclRules(index).filter(isManagedGroup);
    const atBalancer = GROUPS.filter((name) =>
      groups.some((rule) => isGroup(rule, name) && blocksGroup(rule)),
    );
    const executed = zoneRules(index, PHASE).filter(({ action }) => action === "execute");
    const atEdge = RULESETS.filter((id) => executed.some((rule) => executes(rule, id)));
    const skipped = atEdge.length > 0 && somebodySkips(index);
    const ok = atBalancer.length === GROUPS.length || (atEdge.length === RULESETS.length && !skipped);
    if (!ok) {
      const other = zoneOfAnother(context) ?? noPublicHostname(context);
      if (other !== undefined) return other;
    }
    const found = skipped
      ? "on, but skipped by a rule of the zone for ordinary requests"
      : `${atEdge.length} of ${RULESETS.length} in Cloudflare, ${atBalancer.length} of ${GROUPS.length} in AWS WAF`;
    const urn = ok ? (executed[0] ?? groups[0])?.urn : undefined;
    return judge(urn, () => fact(ok, "managed rules", "on and blocking in one layer", found));
  },
});

/** An override may switch a ruleset off or let it only log. */
function executes(rule: EdgeRule, id: string): boolean {
  const { read } = rule;
  if (read.text("actionParameters.id") !== id || read.text("expression")?.trim() !== "true") return false;
  return (
    read.flag("actionParameters.overrides.enabled", true) &&
    read.text("actionParameters.overrides.action") !== "log"
  );
}

function isGroup({ read }: EdgeRule, name: string): boolean {
  const at = "statement.managedRuleGroupStatement";
  return read.text(`${at}.vendorName`) === "AWS" && read.text(`${at}.name`) === name;
}

/** `count` instead of `none` lets everything through, and a narrower scope lets the rest through. */
function blocksGroup({ read }: EdgeRule): boolean {
  return (
    read.has("overrideAction.none") && !read.has("statement.managedRuleGroupStatement.scopeDownStatement")
  );
}

function somebodySkips(index: ViewIndex): boolean {
  return publicRoutes(index).some(({ example, hostname }) =>
    skipsPhase(index, webRequest({ host: hostname, path: example, method: "POST" }), PHASE),
  );
}
