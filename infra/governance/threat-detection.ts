import { EventRule } from "@pulumi/aws/cloudwatch/eventRule.js";
import { EventTarget } from "@pulumi/aws/cloudwatch/eventTarget.js";
import { Detector } from "@pulumi/aws/guardduty/detector.js";
import { DetectorFeature } from "@pulumi/aws/guardduty/detectorFeature.js";
import { ComponentResource } from "@pulumi/pulumi";
import type { ComponentOptions, StackContext } from "../context.ts";
import { FIRST_STEP } from "../observability/alarm-text.ts";
import type { Severity } from "../observability/severity.ts";
import type { Topics } from "../observability/topics.ts";
import { WATCH_REGION } from "../observability/watch-region.ts";
import { FindingForwarder } from "./finding-forwarder.ts";
import { findingPattern, type SeverityRange } from "./finding-pattern.ts";

/**
 * What a detector reads beside CloudTrail, DNS and flow logs, as far as it concerns what these stacks are made of:
 * objects, logins to the database, the network of functions. Watching inside containers is left out: it adds a container
 * to every task. Source: GuardDuty User Guide, "GuardDuty features", from memory, 2026-11; its page "Regions and endpoints"
 * names ap-east-2 alone as without RDS Protection (read 2026-11-27).
 */
const FEATURES = ["S3_DATA_EVENTS", "RDS_LOGIN_EVENTS", "LAMBDA_NETWORK_LOGS"] as const;

/** From here on somebody is told; what is lower waits in the console. */
const LEAST_TOLD = 4;

/**
 * Findings that somebody is told of, by GuardDuty's own severity: from 7 on high, from 4 on medium. Source: GuardDuty User
 * Guide, "Severity levels for GuardDuty findings", from memory, 2026-11.
 */
const TOLD: readonly {
  readonly severity: Severity;
  readonly range: SeverityRange;
  readonly firstStep: string;
}[] = [
  {
    severity: "critical",
    range: [">=", 7],
    firstStep: "Open the finding in GuardDuty and take away the key, role or task that it names",
  },
  {
    severity: "warning",
    range: [">=", LEAST_TOLD, "<", 7],
    firstStep: "Open the finding in GuardDuty and ask whoever it names whether that was he",
  },
];

export interface ThreatDetectionArgs {
  readonly context: StackContext;
  /** Topics of the stack's region and, where something stands there, of the watch region; once where that is one region. */
  readonly topics: readonly Topics[];
}

/**
 * Watches the account for threats in every region where the stack has something (checklist OBS-10): its own, the recovery
 * region, and the one where its watchers stand. A region without topics hands its findings on to the watch region: that one
 * is on in every account and may be handed events from every other, and an outage of the stack's own region does not silence it.
 */
export class ThreatDetection extends ComponentResource {
  constructor(name: string, args: ThreatDetectionArgs, opts?: ComponentOptions) {
    super("slipway:governance:ThreatDetection", name, {}, opts);
    const { context, topics } = args;
    const { region, recoveryRegion } = context.settings.aws;
    // Where nobody watches from there, the stack has nothing in the watch region, and its own hears all.
    const hub = topics.some((there) => there.region === WATCH_REGION) ? WATCH_REGION : region;
    const regions = [...new Set([region, recoveryRegion, hub])];
    for (const at of regions) this.#watch(name, at, context);
    for (const told of TOLD) for (const there of topics) this.#tell(name, told, there, context);
    const silent = regions.filter((at) => topics.every((there) => there.region !== at));
    if (silent.length > 0) {
      const pattern = findingPattern([">=", LEAST_TOLD]);
      new FindingForwarder(`${name}-forward`, { context, from: silent, to: hub, pattern }, { parent: this });
    }
    this.registerOutputs({});
  }

  #watch(name: string, at: string, context: StackContext): void {
    const detector = new Detector(
      `${name}-${at}`,
      context.override(
        name,
        "detector",
        {
          region: at,
          enable: true,
          findingPublishingFrequency: "FIFTEEN_MINUTES", // the shortest: a finding that repeats is told again
          tags: context.tags(name),
        },
        at,
      ),
      // Protected: the findings go with the detector.
      { parent: this, protect: context.protect },
    );
    for (const feature of FEATURES) {
      new DetectorFeature(
        `${name}-${at}-${feature}`,
        context.override(
          name,
          "feature",
          { region: at, detectorId: detector.id, name: feature, status: "ENABLED" },
          at,
        ),
        { parent: this },
      );
    }
  }

  #tell(name: string, told: (typeof TOLD)[number], topics: Topics, context: StackContext): void {
    const { region } = context.settings.aws;
    // The stack's own region goes unnamed: its rules had their names before there were others.
    const prefix = topics.region === region ? name : `${name}-${topics.region}`;
    const rule = new EventRule(
      `${prefix}-${told.severity}`,
      context.override(
        name,
        "rule",
        {
          description: `Findings of GuardDuty in the account of ${context.prefix}: ${told.severity}`,
          eventPattern: findingPattern(told.range),
          state: "ENABLED",
          region: topics.region,
          tags: context.tags(name),
        },
        topics.region,
      ),
      { parent: this },
    );
    new EventTarget(
      `${prefix}-${told.severity}-target`,
      context.override(
        name,
        "target",
        {
          rule: rule.name,
          targetId: "topic",
          arn: topics.arns[told.severity],
          region: topics.region,
          inputTransformer: {
            inputPaths: {
              kind: "$.detail.type",
              region: "$.region",
              severity: "$.detail.severity",
              title: "$.detail.title",
            },
            // Both quotes belong to the text: EventBridge takes a template that is a JSON text as one message.
            inputTemplate: `"GuardDuty <severity> in <region>: <kind>: <title> ${FIRST_STEP} ${told.firstStep}."`,
          },
        },
        topics.region,
      ),
      { parent: this, dependsOn: [...topics.ready] },
    );
  }
}
