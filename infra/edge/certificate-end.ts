import { EventRule } from "@pulumi/aws/cloudwatch/eventRule.js";
import { EventTarget } from "@pulumi/aws/cloudwatch/eventTarget.js";
import { type Input, output, type Resource } from "@pulumi/pulumi";
import type { StackContext } from "../context.ts";
import { FIRST_STEP } from "../observability/alarm-text.ts";
import type { Severity } from "../observability/severity.ts";
import type { Topics } from "../observability/topics.ts";

const DAY_MS = 86_400_000;

/**
 * Who is told, and how many days before the end. An update of the stack renews the certificate long before (default: 60 days), so
 * that nobody hears of it where updates are made; the second message wakes somebody.
 */
const TOLD: readonly { readonly severity: Severity; readonly daysBefore: number }[] = [
  { severity: "warning", daysBefore: 21 },
  { severity: "critical", daysBefore: 10 },
];

/** Hour of the day, UTC. */
const HOUR = 9;

/**
 * One morning, as EventBridge takes it: a rule's schedule with a year happens once (EventBridge User Guide, "Setting a schedule pattern
 * for scheduled rules (legacy)", from memory, 2026-11). A rule needs no role of its own to tell a topic, as a schedule of
 * EventBridge Scheduler would.
 */
export function morningBefore(end: string, days: number): string {
  const at = new Date(Date.parse(end) - days * DAY_MS);
  return `cron(0 ${HOUR} ${at.getUTCDate()} ${at.getUTCMonth() + 1} ? ${at.getUTCFullYear()})`;
}

export interface CertificateEndArgs {
  readonly context: StackContext;
  /** Of the stack's own region: whoever hears of alarms hears of this, too. */
  readonly topics: Topics;
  /** RFC 3339. */
  readonly endsAt: Input<string>;
  readonly parent: Resource;
}

/** Tells every channel of the stack that the edge's certificate ends, while there is time; a renewal moves the days. */
export function announceEnd(name: string, { context, endsAt, parent, topics }: CertificateEndArgs): void {
  for (const { daysBefore, severity } of TOLD) {
    const rule = new EventRule(
      `${name}-end-${severity}`,
      context.override("origin-pull", "endRule", {
        description: `${daysBefore} days before the end of the certificate by which the origin of ${context.prefix} knows the edge`,
        scheduleExpression: output(endsAt).apply((end) => morningBefore(end, daysBefore)),
        state: "ENABLED",
        tags: context.tags(name),
      }),
      { parent },
    );
    const text = `The certificate by which the load balancer of ${context.prefix} knows the edge ends in ${daysBefore} days; from then on every hostname fails. ${FIRST_STEP} Run slipway up, which makes a new one; where it makes none yet, raise edge.originPull.renewDaysBefore.`;
    new EventTarget(
      `${name}-end-${severity}-target`,
      context.override("origin-pull", "endTarget", {
        rule: rule.name,
        targetId: "topic",
        arn: topics.arns[severity],
        input: JSON.stringify(text), // EventBridge takes JSON; a JSON text arrives without its quotes
      }),
      { parent, dependsOn: [...topics.ready] },
    );
  }
}
