import { fileURLToPath } from "node:url";
import type {
  Policies,
  Policy,
  ReportViolation,
  ResourceValidationPolicy,
  StackValidationPolicy,
} from "@pulumi/policy";
import type { RuleContext } from "../context.ts";
import { type Exemption, exemptionFor, isStackItself, loadExemptions, stateOn } from "../exemptions.ts";
import type { ViewIndex } from "../index-views.ts";
import { letsGo } from "../lets-go.ts";
import type { ResourceView } from "../resource-view.ts";
import { nameOf, type Rule, type RuleMetadata, runResourceRule, runRule, violationMessage } from "../rule.ts";
import { rulesIn } from "../rule-set.ts";
import type { Finding } from "../verdict.ts";
import type { ViewsFile } from "../views/views-file.ts";
import { likeExemption } from "./like-exemption.ts";
import { Session } from "./session.ts";

/** Above the pack's folder stand the stack files, unless the environment names another folder. */
const DEFAULT_CONFIG_DIR = fileURLToPath(new URL("../..", import.meta.url));

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The pack's policies: one that judges resources, one that judges the stack, and one for each rule, to be listed. The SDK
 * unpacks a resource anew for every policy that it asks (@pulumi/policy 1.21.0, server.js), which cost far more than the rules
 * themselves; so all is run by the first two, under the rules' own names.
 */
export function packPolicies(environment: Environment): Policies {
  const configDir = environment.SLIPWAY_CONFIG_DIR ?? DEFAULT_CONFIG_DIR;
  const rules = rulesIn(configDir);
  const exemptions = loadExemptions(configDir);
  const session = new Session(configDir, environment.SLIPWAY_VIEWS_FILE);
  return [
    judgeResources(session, rules, exemptions),
    judgeStack(session, rules, exemptions),
    ...rules.map((rule) => ({ ...described(rule), ...JUDGED_TOGETHER })),
    ...[ORDER, UNDECIDED].map((one) => ({ ...one, ...JUDGED_TOGETHER })),
  ];
}

const ORDER = {
  name: "exemptions-are-in-order",
  description: "Every exemption has an owner, a reason and an end that has not passed.",
  enforcementLevel: "mandatory",
} as const satisfies Policy;

const UNDECIDED = {
  name: "undecided-facts-are-listed",
  description: "Lists what cannot be judged before the update.",
  enforcementLevel: "advisory",
} as const satisfies Policy;

/**
 * No stack holds a resource of this type: the SDK then passes over a policy at once. Its own `validateStackResourcesOfType` leaves
 * such a mark. All are policies of the stack, those about one resource too: for each policy of resources that it passes over,
 * the SDK tells the engine so anew with every resource, which took 0.4 of 9.4 s of CPU time (preview of production, 2026-11-27).
 */
const JUDGED_TOGETHER: Pick<StackValidationPolicy, "validateStack"> = {
  validateStack: Object.assign(() => undefined, { __pulumiType: "slipway:policies:JudgedTogether" }),
};

/** First of all: keeps the inputs, which the engine does not show again, for components above all. */
function judgeResources(
  session: Session,
  rules: readonly Rule[],
  exemptions: readonly Exemption[],
): ResourceValidationPolicy {
  const ofResources = rules.filter((rule) => rule.scope === "resource");
  return {
    name: "resources-are-judged",
    description:
      "Judges each resource by the rules that speak of its type, and keeps its inputs for the rules about the stack.",
    enforcementLevel: "mandatory",
    validateResource(args, report) {
      session.remember(args);
      const view = session.current(args);
      const context = session.contextFor(view.urn);
      for (const rule of ofResources.filter(({ types }) => types.includes(view.type))) {
        tell(rule, runResourceRule(rule, view, context), session, exemptions, report);
      }
    },
  };
}

/** Last of all: the relations, the exemptions, what is still undecided, and the views. */
function judgeStack(
  session: Session,
  rules: readonly Rule[],
  exemptions: readonly Exemption[],
): StackValidationPolicy {
  return {
    name: "stack-is-judged",
    description: "Judges how resources stand to one another, by the rules about the stack.",
    enforcementLevel: "mandatory",
    validateStack(args, report) {
      const index = session.indexOf(args.resources);
      const context = session.contextFor(args.resources[0]?.urn);
      const found = rules.map((rule) => ({ rule, findings: runRule(rule, index, context) }));
      for (const { rule, findings } of found) {
        if (rule.scope === "stack") tell(rule, findings, session, exemptions, report);
      }
      const all = found.flatMap(({ rule, findings }) => findings.map((finding) => ({ rule, finding })));
      tellOrder(exemptions, context, index, all, report);
      const undecided = undecidedAmong(all);
      if (undecided.length > 0) say(report, undecidedText(undecided), "advisory", undefined, UNDECIDED);
      session.write(index.all, undecided, true);
    },
  };
}

/** Exemptions that are not in order. */
function tellOrder(
  exemptions: readonly Exemption[],
  { stack, today }: RuleContext,
  index: ViewIndex,
  findings: readonly Found[],
  report: ReportViolation,
): void {
  for (const exemption of exemptions.filter((one) => one.stack === stack)) {
    const problem = problemOf(exemption, today, index.ofType(exemption.resource.type), findings);
    if (problem !== undefined)
      say(report, `GOV-05: ${exemption.id} ${problem.text}`, problem.level, undefined, ORDER);
  }
}

function undecidedAmong(findings: readonly Found[]): ViewsFile["undecided"] {
  return findings.flatMap(({ rule, finding }) =>
    finding.state === "undecided"
      ? [{ rule: rule.name, control: rule.control, urn: finding.urn ?? "", property: finding.property }]
      : [],
  );
}

interface Found {
  readonly rule: Rule;
  readonly finding: Finding;
}

/** What the CLI shows of a rule. */
function described(rule: RuleMetadata): Policy {
  return {
    name: rule.name,
    description: rule.statement,
    enforcementLevel: rule.enforcement,
    severity: rule.severity,
    tags: [rule.control],
    remediationSteps: rule.remediation,
    url: rule.source.url,
  };
}

function tell(
  rule: RuleMetadata,
  findings: readonly Finding[],
  session: Session,
  exemptions: readonly Exemption[],
  report: ReportViolation,
): void {
  for (const finding of findings) {
    if (finding.state !== "violated") continue;
    const text = violationMessage(rule, finding, session.overrides);
    const stack = session.stack;
    const exemption = exemptionFor(
      exemptions.filter((one) => one.stack === stack),
      rule,
      finding,
      session.today,
    );
    if (exemption === undefined) {
      session.refused(rule.enforcement === "mandatory");
      const remark = likeExemption(exemptions, session, rule, finding, session.today);
      const said = remark === undefined ? text : `${text} ${remark}`;
      say(report, `${rule.statement}\n${said}`, rule.enforcement, finding.urn, described(rule));
    } else {
      const waived = `${text} Exempt until ${exemption.end} by ${exemption.id}.`;
      say(report, waived, "advisory", finding.urn, described(rule));
    }
  }
}

type Level = "advisory" | "mandatory";

/**
 * Reports with a level of its own and under a policy's own name. The SDK's function takes an object with these
 * fields (@pulumi/policy 1.21.0, server.js, makeReportViolationFun), though its type says text.
 */
function say(
  report: ReportViolation,
  message: string,
  enforcementLevel: Level,
  urn: string | undefined,
  { name, description, severity }: Policy,
): void {
  report({ name, description, severity, message, enforcementLevel, urn } as unknown as string);
}

function problemOf(
  exemption: Exemption,
  today: string,
  ofType: readonly ResourceView[],
  findings: readonly Found[],
): { readonly text: string; readonly level: Level } | undefined {
  const target = `${exemption.resource.type} "${exemption.resource.name}"`;
  if (!isStackItself(exemption) && !ofType.some((view) => view.name === exemption.resource.name)) {
    if (letsGo(exemption) && stateOn(exemption, today) !== "expired")
      return {
        text: `should end with what it lets go; got ${target}, which the stack no longer declares. Remove it after the update.`,
        level: "advisory",
      };
    return {
      text: `must name a resource of this stack; got ${target}, which does not exist. Remove or mend it.`,
      level: "mandatory",
    };
  }
  const state = stateOn(exemption, today);
  if (state === "expired") {
    return {
      text: `must not have ended; got ${exemption.end}, which has passed. Mend ${target} or have it approved anew.`,
      level: "mandatory",
    };
  }
  const used = findings.some(
    ({ rule, finding }) =>
      finding.state === "violated" && exemptionFor([exemption], rule, finding, today) !== undefined,
  );
  if (state === "not yet" || used) return undefined;
  return { text: `should be needed; got no violation by ${target}. Remove it.`, level: "advisory" };
}

function undecidedText(
  undecided: readonly { readonly control: string; readonly urn: string; readonly property: string }[],
): string {
  const lines = undecided.map(
    ({ control, urn, property }) => `${control} ${urn === "" ? "the stack" : nameOf(urn)} ${property}`,
  );
  return `${undecided.length} facts cannot be judged before the update, and will be then: ${[...new Set(lines)].join("; ")}.`;
}
