import { CompositeAlarm } from "@pulumi/aws/cloudwatch/compositeAlarm.js";
import { ComponentResource, interpolate } from "@pulumi/pulumi";
import type { ComponentOptions, StackContext } from "../context.ts";
import { alarm, type MetricExpression } from "./alarm.ts";
import { alarmText } from "./alarm-text.ts";
import type { Severity } from "./severity.ts";
import type { Topics } from "./topics.ts";

/** How fast the month's errors may be spent before somebody is told. */
interface Burn {
  readonly name: string;
  readonly severity: Severity;
  /** Times the speed at which the errors would last exactly for the whole month. */
  readonly rate: number;
  /** Minutes: the long window proves that it matters, the short one that it still goes on. */
  readonly longMinutes: number;
  readonly shortMinutes: number;
}

/** Source: The Site Reliability Workbook, chapter 5, table 5-8 (multiwindow, multi-burn-rate alerts), as velobot-wiki.pages.dev tells it, read 2026-11-27. */
const BURNS: readonly Burn[] = [
  { name: "fast", severity: "critical", rate: 14.4, longMinutes: 60, shortMinutes: 5 },
  { name: "slow", severity: "warning", rate: 6, longMinutes: 360, shortMinutes: 30 },
];

export interface AvailabilityArgs {
  readonly context: StackContext;
  /** Of the region where the metrics stand. */
  readonly topics: Topics;
  /** Percent of something that failed. */
  readonly failed: MetricExpression;
  /** What failed, for people: "requests". */
  readonly what: string;
  readonly firstStep: string;
}

/** Tells when the errors that the promised availability allows in a month are spent too fast (checklist OBS-07, OBS-09). */
export class Availability extends ComponentResource {
  constructor(name: string, args: AvailabilityArgs, opts?: ComponentOptions) {
    super("slipway:observability:Availability", name, {}, opts);
    for (const burn of BURNS) this.#burn(name, burn, args);
    this.registerOutputs({});
  }

  #burn(name: string, burn: Burn, { context, failed, firstStep, topics, what }: AvailabilityArgs): void {
    const { availabilityPercent } = context.settings.observability;
    const limit = Math.round(burn.rate * (100 - availabilityPercent) * 1000) / 1000;
    const [long, short] = [burn.longMinutes, burn.shortMinutes].map((minutes) =>
      alarm(`${name}-${burn.name}-${minutes}m`, {
        context,
        topics,
        severity: burn.severity,
        notifies: false,
        what: `More than ${limit} % of ${what} failed within ${minutes} minutes`,
        firstStep,
        watch: failed,
        comparison: "GreaterThanThreshold",
        threshold: limit,
        periodSeconds: minutes * 60,
        periods: 1,
        silence: "notBreaching",
        parent: this,
      }),
    );
    if (long === undefined || short === undefined) throw new Error(`${name}: two windows were expected.`);
    const topic = topics.arns[burn.severity];
    new CompositeAlarm(
      `${name}-${burn.name}`,
      context.override("alarms", "compositeAlarm", {
        alarmName: `${context.prefix}-${name}-${burn.name}`, // the cloud makes no name for it
        alarmDescription: alarmText({
          what: `Failures of ${what} come ${burn.rate} times faster than ${availabilityPercent} % availability allows, over ${burn.longMinutes} and over ${burn.shortMinutes} minutes`,
          firstStep,
        }),
        alarmRule: interpolate`ALARM("${long.name}") AND ALARM("${short.name}")`,
        actionsEnabled: true,
        alarmActions: [topic],
        okActions: [topic],
        ...(topics.region === context.settings.aws.region ? {} : { region: topics.region }), // named, it would be another alarm
        tags: { ...context.tags("alarms"), severity: burn.severity },
      }),
      { parent: this, dependsOn: [...topics.ready] },
    );
  }
}
