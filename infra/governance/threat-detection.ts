import { Detector } from "@pulumi/aws/guardduty/detector.js";
import { DetectorFeature } from "@pulumi/aws/guardduty/detectorFeature.js";
import { ComponentResource } from "@pulumi/pulumi";
import type { ComponentOptions, StackContext } from "../context.ts";

/**
 * What a detector reads beside CloudTrail, DNS and flow logs, as far as it concerns what these stacks are made of:
 * objects, logins to the database, the network of functions. Watching inside containers is left out: it adds a container
 * to every task. Source: GuardDuty User Guide, "GuardDuty features", from memory, 2026-11.
 */
const FEATURES = ["S3_DATA_EVENTS", "RDS_LOGIN_EVENTS", "LAMBDA_NETWORK_LOGS"] as const;

export interface ThreatDetectionArgs {
  readonly context: StackContext;
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
    this.registerOutputs({});
  }
}
