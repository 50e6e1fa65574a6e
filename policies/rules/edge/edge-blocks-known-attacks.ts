import { fact } from "../../expect.ts";
import type { ViewIndex } from "../../index-views.ts";
import type { Reader } from "../../reader.ts";
import { type EdgeRule, isManagedGroup, webAclRules, zoneRules } from "../../relations/edge-rules.ts";
import { noPublicHostname } from "../../relations/no-public-hostname.ts";
import { zoneOfAnother } from "../../relations/zone.ts";
import { judge, stackRule } from "../../rule.ts";

/** Cloudflare's own and OWASP's rulesets (WAF documentation, "Managed rules reference", from memory, 2026-11). */
const OWASP = "4814384a9e5d4991b9815dcfc25d2f1f";
const RULESETS = ["efb7b8c949ac4650a09736fc376e9aee", OWASP];
/** Score from which OWASP's rules refuse by themselves: a higher one lets more through (the same page, from memory, 2026-11). */
const MEDIUM_SCORE = 40;
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
    const skipping = atEdge.length === 0 ? undefined : skippingRule(index);
    const ok =
      atBalancer.length === GROUPS.length || (atEdge.length === RULESETS.length && skipping === undefined);
    if (!ok) {
      const other = zoneOfAnother(context) ?? noPublicHostname(context);
      if (other !== undefined) return other;
    }
    const found =
      skipping !== undefined
        ? `on, but skipped by the zone's rule ${skipping.name}`
        : `${atEdge.length} of ${RULESETS.length} in Cloudflare, ${atBalancer.length} of ${GROUPS.length} in AWS WAF`;
    const urn = ok ? (executed[0] ?? groups[0])?.urn : undefined;
    return judge(urn, () => fact(ok, "managed rules", "on and blocking in one layer", found));
  },
});

/** Whether a rule executes a whole ruleset whose every rule refuses: overrides of parts go before those of the whole. */
function executes(rule: EdgeRule, id: string): boolean {
  const { read } = rule;
  if (read.text("actionParameters.id") !== id || read.text("expression")?.trim() !== "true") return false;
  const overrides = read.at("actionParameters.overrides");
  const parts = [...overrides.items("categories"), ...overrides.items("rules")];
  return [overrides, ...parts].every((part) => refuses(part) || (id === OWASP && isHighParanoia(part)));
}

/**
 * What an override leaves as it is keeps Cloudflare's own value ("Override a managed ruleset", read 2026-11-27): it must neither
 * switch off, nor log or ask instead of refusing, nor raise a threshold.
 */
function refuses(part: Reader): boolean {
  return (
    part.flag("enabled", true) &&
    (part.text("action") ?? "block") === "block" &&
    (part.text("sensitivityLevel") ?? "default") === "default" &&
    (part.number("scoreThreshold") ?? 0) <= MEDIUM_SCORE
  );
}

/** OWASP's stricter levels are taken out by switching their tags off ("Configure the OWASP ruleset via API", read 2026-11-27). */
function isHighParanoia(part: Reader): boolean {
  return /^paranoia-level-[2-4]$/.test(part.text("category") ?? "") && !part.flag("enabled", true);
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

/** Nobody is meant to pass these: webhooks and health routes pass limits, logins and challenges alone. */
function skippingRule(index: ViewIndex): EdgeRule | undefined {
  const own = zoneRules(index, "http_request_firewall_custom").filter(
    ({ read }) =>
      read.texts("actionParameters.phases").includes(PHASE) ||
      read.texts("actionParameters.products").includes("waf"),
  );
  return [...own, ...zoneRules(index, PHASE)].find(({ action }) => action === "skip");
}
