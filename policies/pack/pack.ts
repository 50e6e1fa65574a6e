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
import type { ResourceView } from "../resource-view.ts";
import { nameOf, type Rule, type RuleMetadata, runResourceRule, runRule, violationMessage } from "../rule.ts";
import { rulesIn } from "../rule-set.ts";
import type { Finding } from "../verdict.ts";
import { Session } from "./session.ts";

/** Above the pack's folder stand the stack files, unless the environment names another folder. */
const DEFAULT_CONFIG_DIR = fileURLToPath(new URL("../..", import.meta.url));

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The pack's policies: one that judges resources, one for each rule, then those about the stack as a whole. The SDK unpacks a
 * resource anew for every policy that it asks (@pulumi/policy 1.21.0, server.js), which cost far more than the rules
 * themselves; so the rules are run by two policies, under their own names, and the others are there to be listed.
 */
export function packPolicies(environment: Environment): Policies {
  const configDir = environment.SLIPWAY_CONFIG_DIR ?? DEFAULT_CONFIG_DIR;
  const rules = rulesIn(configDir);
  const exemptions = loadExemptions(configDir);
  const session = new Session(configDir, environment.SLIPWAY_VIEWS_FILE);
  return [
    judgeResources(session, rules, exemptions),
    ...rules.map(listed),
    judgeStack(session, rules, exemptions),
    waivers(session, rules, exemptions),
    closing(session, rules),
  ];
}

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

function judgeStack(
  session: Session,
  rules: readonly Rule[],
  exemptions: readonly Exemption[],
): StackValidationPolicy {
  const ofStack = rules.filter((rule) => rule.scope === "stack");
  return {
    name: "stack-is-judged",
    description: "Judges how resources stand to one another, by the rules about the stack.",
    enforcementLevel: "mandatory",
    validateStack(args, report) {
      const index = session.indexOf(args.resources);
      const context = session.contextFor(args.resources[0]?.urn);
      for (const rule of ofStack) tell(rule, runRule(rule, index, context), session, exemptions, report);
    },
  };
}

/** No resource has this type: the SDK then passes over a policy at once. Its own `validateResourceOfType` leaves such a mark. */
const JUDGED_TOGETHER = { __pulumiType: "slipway:policies:JudgedTogether" };

/** The rule's name and metadata, for whoever lists the pack; it is run by the policies that judge. */
function listed(rule: Rule): ResourceValidationPolicy | StackValidationPolicy {
  const nothing = Object.assign(() => undefined, JUDGED_TOGETHER);
  return rule.scope === "resource"
    ? { ...described(rule), validateResource: nothing }
    : { ...described(rule), validateStack: nothing };
}

/** Exemptions that are not in order. */
function waivers(
  session: Session,
  rules: readonly Rule[],
  exemptions: readonly Exemption[],
): StackValidationPolicy {
  return {
    name: "exemptions-are-in-order",
    description: "Every exemption has an owner, a reason and an end that has not passed.",
    enforcementLevel: "mandatory",
    validateStack(args, report) {
      const index = session.indexOf(args.resources);
      const context = session.contextFor(args.resources[0]?.urn);
      const mine = exemptions.filter((one) => one.stack === context.stack);
      const findings = mine.length === 0 ? [] : findingsOf(rules, index, context);
      for (const exemption of mine) {
        const problem = problemOf(exemption, context.today, index.ofType(exemption.resource.type), findings);
        if (problem !== undefined) say(report, `GOV-05: ${exemption.id} ${problem.text}`, problem.level);
      }
    },
  };
}

/** Last of all: what is still undecided, and the views. */
function closing(session: Session, rules: readonly Rule[]): StackValidationPolicy {
  return {
    name: "undecided-facts-are-listed",
    description: "Lists what cannot be judged before the update.",
    enforcementLevel: "advisory",
    validateStack(args, report) {
      const index = session.indexOf(args.resources);
      const context = session.contextFor(args.resources[0]?.urn);
      const undecided = findingsOf(rules, index, context).flatMap(({ rule, finding }) =>
        finding.state === "undecided"
          ? [{ rule: rule.name, control: rule.control, urn: finding.urn ?? "", property: finding.property }]
          : [],
      );
      if (undecided.length > 0) say(report, undecidedText(undecided), "advisory");
      session.write(index.all, undecided, true);
    },
  };
}

interface Found {
  readonly rule: Rule;
  readonly finding: Finding;
}

function findingsOf(rules: readonly Rule[], index: ViewIndex, context: RuleContext): readonly Found[] {
  return rules.flatMap((rule) => runRule(rule, index, context).map((finding) => ({ rule, finding })));
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
      say(report, `${rule.statement}\n${text}`, rule.enforcement, finding.urn, rule);
    } else {
      const waived = `${text} Exempt until ${exemption.end} by ${exemption.id}.`;
      say(report, waived, "advisory", finding.urn, rule);
    }
  }
}

type Level = "advisory" | "mandatory";

/**
 * Reports with a level of its own, and under a rule's name where one is given. The SDK's function takes an object with these
 * fields (@pulumi/policy 1.21.0, server.js, makeReportViolationFun), though its type says text.
 */
function say(
  report: ReportViolation,
  message: string,
  enforcementLevel: Level,
  urn?: string,
  rule?: RuleMetadata,
): void {
  const named = rule && { name: rule.name, description: rule.statement, severity: rule.severity };
  report({ ...named, message, enforcementLevel, urn } as unknown as string);
}

function problemOf(
  exemption: Exemption,
  today: string,
  ofType: readonly ResourceView[],
  findings: readonly Found[],
): { readonly text: string; readonly level: Level } | undefined {
  const target = `${exemption.resource.type} "${exemption.resource.name}"`;
  if (!isStackItself(exemption) && !ofType.some((view) => view.name === exemption.resource.name)) {
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
