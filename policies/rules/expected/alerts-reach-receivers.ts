import { fact, notApplicable } from "../../expect.ts";
import type { Expectation } from "../../expectations.ts";
import type { ViewIndex } from "../../index-views.ts";
import { ofTier } from "../../of-tier.ts";
import { inputsOf } from "../../reader.ts";
import { alarmTopics } from "../../relations/alarm-listeners.ts";
import { RECEIVERS, receiversOf } from "../../relations/alert-receivers.ts";
import type { ResourceView } from "../../resource-view.ts";
import { judge, type StackRule, stackRule } from "../../rule.ts";
import { METRIC_ALARM } from "../../tokens.ts";
import type { Finding } from "../../verdict.ts";

type Declared = Expectation & { readonly rule: "alerts-reach" };

/** How the product's own alerts are called. */
const PREFIX = "alerts-";

/**
 * Makes the rule that every alert of one severity reaches whom the owners named. What is missing is said of the stack as a whole,
 * so that a stack that does without a receiver for a while is exempt from this alone, and its alerts' figures are still judged.
 */
export function alertsReachReceivers(control: string, expected: Declared): StackRule {
  const { receivers, severity } = expected;
  const named = receivers.join(", ");
  return stackRule({
    name: `alerts-reach-${control.toLowerCase()}-${severity}${ofTier(expected.tier)}`,
    control,
    severity: "high",
    enforcement: "mandatory",
    statement: `Every alert of severity ${severity} reaches ${named}.`,
    rationale: "An alert that arrives where nobody looks is none.",
    remediation: `Name ${named} under notify.`,
    source: {
      url: "https://unpkg.com/@pulumi/aws@7.48.0/sns/topicSubscription.d.ts",
      readOn: "2026-11-27",
    },
    check(index, context) {
      if (expected.tier !== undefined && expected.tier !== context.tier)
        return judge(undefined, () => notApplicable(`declared for ${expected.tier} only`));
      const findings = index
        .ofType(METRIC_ALARM)
        .filter(({ name }) => name.startsWith(PREFIX))
        .flatMap((alarm) => reaches(index, alarm, expected));
      if (findings.length > 0) return findings;
      return judge(undefined, () => fact(false, `alerts of severity ${severity}`, "declared", "nothing"));
    },
  });
}

function reaches(index: ViewIndex, alarm: ResourceView, expected: Declared): readonly Finding[] {
  return judge(alarm.urn, () => {
    if (inputsOf(alarm).text("tags.severity") !== expected.severity) return [];
    const reached = new Set(alarmTopics(index, alarm).flatMap((topic) => receiversOf(index, topic)));
    const found = RECEIVERS.filter((receiver) => reached.has(receiver));
    const verdict = fact(
      expected.receivers.every((receiver) => found.some((one) => one === receiver)),
      `${alarm.name}'s receivers`,
      expected.receivers.join(", "),
      found.length === 0 ? "nobody" : found.join(", "),
    );
    return verdict.state === "met" ? verdict : { ...verdict, urn: undefined };
  });
}
