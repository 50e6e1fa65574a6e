import { fileURLToPath } from "node:url";
import type {
  Policies,
  Policy,
  ReportViolation,
  ResourceValidation,
  ResourceValidationPolicy,
  StackValidationPolicy,
} from "@pulumi/policy";
import type { RuleContext } from "../context.ts";
import { type Exemption, exemptionFor, loadExemptions, stateOn } from "../exemptions.ts";
import type { ViewIndex } from "../index-views.ts";
import type { ResourceView } from "../resource-view.ts";
import {
  nameOf,
  type ResourceRule,
  type Rule,
  type RuleMetadata,
  runResourceRule,
  runRule,
  type StackRule,
  violationMessage,
} from "../rule.ts";
import { rulesIn } from "../rule-set.ts";
import type { Finding } from "../verdict.ts";
import { Session } from "./session.ts";

/** Above the pack's folder stand the stack files, unless the environment names another folder. */
const DEFAULT_CONFIG_DIR = fileURLToPath(new URL("../..", import.meta.url));

type Environment = Readonly<Record<string, string | undefined>>;

/** The pack's policies: one for each rule, then one that looks after exemptions and writes the views. */
export function packPolicies(environment: Environment): Policies {
  const configDir = environment.SLIPWAY_CONFIG_DIR ?? DEFAULT_CONFIG_DIR;
  const rules = rulesIn(configDir);
  const exemptions = loadExemptions(configDir);
  const session = new Session(configDir, environment.SLIPWAY_VIEWS_FILE);
  return [
    remember(session),
    ...rules.map((rule) =>
      rule.scope === "resource"
        ? resourcePolicy(rule, session, exemptions)
        : stackPolicy(rule, session, exemptions),
    ),
    waivers(session, rules, exemptions),
    closing(session, rules),
  ];
}

/** First of all: keeps the inputs, which the engine does not show again, for components above all. */
function remember(session: Session): ResourceValidationPolicy {
  return {
    name: "resources-are-remembered",
    description: "Keeps each resource's inputs for the rules about the stack. It judges nothing.",
    enforcementLevel: "advisory",
    validateResource: (args) => session.remember(args),
  };
}

function resourcePolicy(
  rule: ResourceRule,
  session: Session,
  exemptions: readonly Exemption[],
): ResourceValidationPolicy {
  const validateResource: ResourceValidation = (args, report) => {
    if (!rule.types.includes(args.type)) return args.notApplicable(`speaks of ${rule.types.join(", ")} only`);
    const view = session.current(args);
    const context = session.contextFor(view.urn);
    return tell(rule, runResourceRule(rule, view, context), session, exemptions, report);
  };
  return { ...described(rule), validateResource: forTypes(validateResource, rule.types) };
}

/**
 * Tells the SDK of the one type that a rule speaks of, so that it does not unpack every other resource for it: its own
 * `validateResourceOfType` leaves the same mark, but needs the resource's class (@pulumi/policy 1.21.0, policy.js).
 */
function forTypes(validate: ResourceValidation, types: readonly string[]): ResourceValidation {
  const [only, ...others] = types;
  return only === undefined || others.length > 0 ? validate : Object.assign(validate, { __pulumiType: only });
}

function stackPolicy(
  rule: StackRule,
  session: Session,
  exemptions: readonly Exemption[],
): StackValidationPolicy {
  return {
    ...described(rule),
    validateStack(args, report) {
      const index = session.indexOf(args.resources);
      const context = session.contextFor(args.resources[0]?.urn);
      tell(rule, runRule(rule, index, context), session, exemptions, report);
    },
  };
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
    const text = violationMessage(rule, finding);
    const stack = session.stack;
    const exemption = exemptionFor(
      exemptions.filter((one) => one.stack === stack),
      rule,
      finding,
      session.today,
    );
    if (exemption === undefined) {
      session.refused(rule.enforcement === "mandatory");
      report(text, finding.urn);
    } else {
      say(report, `${text} Exempt until ${exemption.end} by ${exemption.id}.`, "advisory", finding.urn);
    }
  }
}

type Level = "advisory" | "mandatory";

/**
 * Reports with a level of its own. The SDK's function takes an object with these fields (@pulumi/policy 1.21.0,
 * server.js, makeReportViolationFun), though its type says text.
 */
function say(report: ReportViolation, message: string, enforcementLevel: Level, urn?: string): void {
  report({ message, enforcementLevel, urn } as unknown as string);
}

function problemOf(
  exemption: Exemption,
  today: string,
  ofType: readonly ResourceView[],
  findings: readonly Found[],
): { readonly text: string; readonly level: Level } | undefined {
  const target = `${exemption.resource.type} "${exemption.resource.name}"`;
  if (!ofType.some((view) => view.name === exemption.resource.name)) {
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
