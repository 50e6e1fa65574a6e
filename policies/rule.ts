import type { RuleContext } from "./context.ts";
import type { ViewIndex } from "./index-views.ts";
import { type ConfiguredOverride, remedyFor } from "./remedy.ts";
import type { ResourceView } from "./resource-view.ts";
import { Undecided } from "./undecided.ts";
import type { Finding, Verdict } from "./verdict.ts";

/** What people read about a rule. Every field is required; none is empty. */
export interface RuleMetadata {
  /** `<subject>-<property>`, positive, never reused. */
  readonly name: string;
  /** The checklist row, such as `ENC-03`. */
  readonly control: string;
  readonly severity: "low" | "medium" | "high" | "critical";
  /** `mandatory` blocks, `advisory` warns. */
  readonly enforcement: "mandatory" | "advisory";
  /** What is true when the rule is met. */
  readonly statement: string;
  readonly rationale: string;
  /** One sentence: what to do. It ends every message. */
  readonly remediation: string;
  /** Where the fact should stand, and the day on which somebody opened that page: `not yet` until then. */
  readonly source: { readonly url: string; readonly readOn: string };
  /** File and line of the product's own demand; left out where the rule holds for every product. */
  readonly declaredAt?: string;
}

/** A finding names a better resource than the one that is judged: what holds a route's limit, say. */
type Judged = Verdict | Finding;
type Verdicts = Judged | readonly Judged[] | undefined;

/** Judges one resource by its declared inputs alone, so it can refuse it before it exists. */
export interface ResourceRule extends RuleMetadata {
  readonly scope: "resource";
  /** Type tokens in which the fact can be expressed. */
  readonly types: readonly string[];
  /** Undefined: the resource does not express the fact at all. */
  readonly check: (view: ResourceView, context: RuleContext) => Verdicts;
}

/** Judges relations between resources, or what the stack as a whole lacks. */
export interface StackRule extends RuleMetadata {
  readonly scope: "stack";
  readonly check: (index: ViewIndex, context: RuleContext) => readonly Finding[];
}

export type Rule = ResourceRule | StackRule;

/** Makes a rule about one resource. */
export function resourceRule(rule: Omit<ResourceRule, "scope">): ResourceRule {
  return Object.freeze({ scope: "resource", ...rule });
}

/** Makes a rule about the stack. */
export function stackRule(rule: Omit<StackRule, "scope">): StackRule {
  return Object.freeze({ scope: "stack", ...rule });
}

/** The verdicts of a check about one resource: what cannot be read is undecided, and a crash too, never a violation. */
export function judge(urn: string | undefined, check: () => Verdicts): readonly Finding[] {
  try {
    const verdicts = check();
    if (verdicts === undefined) return [];
    return (isList(verdicts) ? verdicts : [verdicts]).map((verdict) => ({ urn, ...verdict }));
  } catch (error) {
    if (error instanceof Undecided) {
      return [{ state: "undecided", property: error.path, reason: error.reason, urn }];
    }
    const message = error instanceof Error ? error.message : "no reason given";
    return [{ state: "undecided", property: "", reason: `the rule failed: ${message}`, urn }];
  }
}

/** All findings of one rule over one resource. */
export function runResourceRule(
  rule: ResourceRule,
  view: ResourceView,
  context: RuleContext,
): readonly Finding[] {
  return rule.types.includes(view.type) ? judge(view.urn, () => rule.check(view, context)) : [];
}

/** All findings of one rule over a stack. */
export function runRule(rule: Rule, index: ViewIndex, context: RuleContext): readonly Finding[] {
  if (rule.scope === "resource") {
    return rule.types.flatMap((type) =>
      index.ofType(type).flatMap((view) => runResourceRule(rule, view, context)),
    );
  }
  try {
    return rule.check(index, context);
  } catch (error) {
    return judge(undefined, () => {
      throw error;
    });
  }
}

/** The one message that people see of a violation: control, resource, required, found, remedy. */
export function violationMessage(
  rule: RuleMetadata,
  finding: Finding & { readonly state: "violated" },
  overrides: readonly ConfiguredOverride[] = [],
): string {
  const must = rule.enforcement === "mandatory" ? "must" : "should";
  const subject = finding.urn === undefined ? "the stack" : `"${nameOf(finding.urn)}"`;
  return (
    `${rule.control}: ${subject} ${finding.property} ${must} be ${finding.expected}; got ${finding.found}. ` +
    remedyFor(rule.remediation, finding, overrides) +
    (rule.declaredAt === undefined ? "" : ` The demand is this product's own: ${rule.declaredAt}.`)
  );
}

/** The logical name: a URN's last part. */
export function nameOf(urn: string): string {
  return urn.slice(urn.lastIndexOf("::") + 2);
}

/** The type token: the last type of a URN's third part. */
export function typeOf(urn: string): string {
  const qualified = urn.split("::")[2] ?? "";
  return qualified.slice(qualified.lastIndexOf("$") + 1);
}

function isList(verdicts: Judged | readonly Judged[]): verdicts is readonly Judged[] {
  return Array.isArray(verdicts);
}
