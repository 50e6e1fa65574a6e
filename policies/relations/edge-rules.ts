import type { ViewIndex } from "../index-views.ts";
import { NotUnderstood } from "../languages/not-understood.ts";
import { matchesExpression } from "../languages/rules-expression.ts";
import { matchesStatement } from "../languages/waf-statement.ts";
import type { WebRequest } from "../languages/web-request.ts";
import { inputsOf, type Reader } from "../reader.ts";
import { Undecided } from "../undecided.ts";
import { RULESET } from "./response-headers.ts";

export const WEB_ACL = "aws:wafv2/webAcl:WebAcl";
export const WEB_ACL_ASSOCIATION = "aws:wafv2/webAclAssociation:WebAclAssociation";

/** One rule of the edge, in Cloudflare or in AWS WAF, in one shape. */
export interface EdgeRule {
  readonly urn: string;
  readonly layer: "cloudflare" | "load balancer";
  /** Where it is written, such as `rules[0]`. */
  readonly path: string;
  /** The rule's own name or reference. */
  readonly name: string;
  /** `block`, `skip`, `execute`, `allow`, `count`, `managed_challenge` and so on. */
  readonly action: string;
  readonly read: Reader;
  /** Throws `Undecided` where the rule's words are not understood or not known. */
  matches(request: WebRequest): boolean;
}

/** Cloudflare's rules of one phase that are switched on, in their order. */
export function zoneRules(index: ViewIndex, phase: string): readonly EdgeRule[] {
  return index.ofType(RULESET).flatMap((ruleset) => {
    const read = inputsOf(ruleset);
    if (read.text("phase") !== phase) return [];
    return read
      .items("rules")
      .filter((rule) => rule.flag("enabled", true)) // Cloudflare: a rule is on unless it says otherwise
      .map((rule): EdgeRule => {
        const expression = rule.text("expression") ?? "";
        return {
          urn: ruleset.urn,
          layer: "cloudflare",
          path: rule.path,
          name: rule.text("ref") ?? rule.text("description") ?? rule.path,
          action: rule.text("action") ?? "",
          read: rule,
          matches: (request) =>
            decided(`${rule.path}.expression`, () => matchesExpression(expression, request)),
        };
      });
  });
}

/** Rules of the web ACLs that stand before a load balancer, in the order in which they are asked. */
export function webAclRules(index: ViewIndex): readonly EdgeRule[] {
  const associated = index
    .ofType(WEB_ACL_ASSOCIATION)
    .flatMap((association) => index.linked(association, "webAclArn", WEB_ACL));
  return [...new Set(associated)].flatMap((acl) =>
    inputsOf(acl)
      .items("rules")
      .map((rule) => ({ rule, priority: rule.number("priority") ?? 0 }))
      .sort((a, b) => a.priority - b.priority)
      .map(({ rule }): EdgeRule => {
        const rate = rule.has("statement.rateBasedStatement");
        const scope = rate ? "statement.rateBasedStatement.scopeDownStatement" : "statement";
        return {
          urn: acl.urn,
          layer: "load balancer",
          path: rule.path,
          name: rule.text("name") ?? rule.path,
          action: rule.keys("action")[0] ?? "",
          read: rule,
          matches: (request) => {
            if (rate && !rule.has(scope)) return true; // every request is counted
            return decided(`${rule.path}.${scope}`, () => matchesStatement(rule.get(scope), request));
          },
        };
      }),
  );
}

/** True for a rule of AWS WAF that stands for a group which AWS keeps. */
export function isManagedGroup(rule: EdgeRule): boolean {
  return rule.read.has("statement.managedRuleGroupStatement");
}

function decided<T>(path: string, decide: () => T): T {
  try {
    return decide();
  } catch (error) {
    if (error instanceof NotUnderstood) throw new Undecided(path, error.message);
    throw error;
  }
}
