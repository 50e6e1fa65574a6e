import { EventRule } from "@pulumi/aws/cloudwatch/eventRule.js";
import { EventTarget } from "@pulumi/aws/cloudwatch/eventTarget.js";
import { Detector } from "@pulumi/aws/guardduty/detector.js";
import { DetectorFeature } from "@pulumi/aws/guardduty/detectorFeature.js";
import { ComponentResource } from "@pulumi/pulumi";
import type { ComponentOptions, StackContext } from "../context.ts";
import { FIRST_STEP } from "../observability/alarm-text.ts";
import type { Severity } from "../observability/severity.ts";
import type { Topics } from "../observability/topics.ts";

/**
 * What a detector reads beside CloudTrail, DNS and flow logs, as far as it concerns what these stacks are made of:
 * objects, logins to the database, the network of functions. Watching inside containers is left out: it adds a container
 * to every task. Source: GuardDuty User Guide, "GuardDuty features", from memory, 2026-11.
 */
const FEATURES = ["S3_DATA_EVENTS", "RDS_LOGIN_EVENTS", "LAMBDA_NETWORK_LOGS"] as const;

/**
 * Findings that somebody is told of, by GuardDuty's own severity: from 7 on high, from 4 on medium; lower ones wait in the
 * console. Source: GuardDuty User Guide, "Severity levels for GuardDuty findings", from memory, 2026-11.
 */
const TOLD: readonly {
  readonly severity: Severity;
  readonly range: readonly (string | number)[];
  readonly firstStep: string;
}[] = [
  {
    severity: "critical",
    range: [">=", 7],
    firstStep: "Open the finding in GuardDuty and take away the key, role or task that it names",
  },
  {
    severity: "warning",
    range: [">=", 4, "<", 7],
    firstStep: "Open the finding in GuardDuty and ask whoever it names whether that was he",
  },
];

export interface ThreatDetectionArgs {
  readonly context: StackContext;
  /** Topics of the stack's region. A finding of the recovery region reaches no topic: EventBridge hands on within a region. */
  readonly topics: Topics;
}

/** Watches the account for threats in the stack's region and in its recovery region (checklist OBS-10). */
export class ThreatDetection extends ComponentResource {
  constructor(name: string, args: ThreatDetectionArgs, opts?: ComponentOptions) {
    super("slipway:governance:ThreatDetection", name, {}, opts);
    const { context } = args;
    const { region, recoveryRegion } = context.settings.aws;
    for (const at of [region, recoveryRegion]) {
      const detector = new Detector(
        `${name}-${at}`,
        context.override(name, "detector", {
          region: at,
          enable: true,
          findingPublishingFrequency: "FIFTEEN_MINUTES", // the shortest: a finding that repeats is told again
          tags: context.tags(name),
        }),
        // Protected: the findings go with the detector.
        { parent: this, protect: context.protect },
      );
      for (const feature of FEATURES) {
        new DetectorFeature(
          `${name}-${at}-${feature}`,
          { region: at, detectorId: detector.id, name: feature, status: "ENABLED" },
          { parent: this },
        );
      }
    }
    for (const told of TOLD) this.#tell(name, told, args);
    this.registerOutputs({});
  }

  #tell(name: string, told: (typeof TOLD)[number], { context, topics }: ThreatDetectionArgs): void {
    const rule = new EventRule(
      `${name}-${told.severity}`,
      context.override(name, "rule", {
        description: `Findings of GuardDuty in the account of ${context.prefix}: ${told.severity}`,
        eventPattern: JSON.stringify({
          source: ["aws.guardduty"],
          "detail-type": ["GuardDuty Finding"],
          detail: { severity: [{ numeric: told.range }] },
        }),
        state: "ENABLED",
        tags: context.tags(name),
      }),
      { parent: this },
    );
    new EventTarget(
      `${name}-${told.severity}-target`,
      {
        rule: rule.name,
        targetId: "topic",
        arn: topics.arns[told.severity],
        inputTransformer: {
          inputPaths: { kind: "$.detail.type", severity: "$.detail.severity", title: "$.detail.title" },
          // Both quotes belong to the text: EventBridge takes a template that is a JSON text as one message.
          inputTemplate: `"GuardDuty <severity>: <kind>: <title> ${FIRST_STEP} ${told.firstStep}."`,
        },
      },
      { parent: this, dependsOn: [...topics.ready] },
    );
  }
}
