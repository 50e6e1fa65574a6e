import type { Behaviour, CheckFailure, Inputs, Service } from "../../cloud/behaviour.ts";
import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import type { Entity } from "../../cloud/entity.ts";
import { records, text } from "../known.ts";

const DETECTOR = "aws:guardduty/detector:Detector";
const FEATURE = "aws:guardduty/detectorFeature:DetectorFeature";

/** GuardDuty API reference, CreateDetector, from memory, 2026-11. */
const FREQUENCIES = ["FIFTEEN_MINUTES", "ONE_HOUR", "SIX_HOURS"];

/** @pulumi/aws 7.48.0, guardduty.DetectorFeatureArgs. */
const FEATURES = [
  ...["S3_DATA_EVENTS", "EKS_AUDIT_LOGS", "EBS_MALWARE_PROTECTION", "RDS_LOGIN_EVENTS"],
  ...["EKS_RUNTIME_MONITORING", "LAMBDA_NETWORK_LOGS", "RUNTIME_MONITORING", "AI_PROTECTION", "AI_ANALYST"],
];
const RUNTIME = ["EKS_RUNTIME_MONITORING", "RUNTIME_MONITORING"];

function oneOf(inputs: Inputs, property: string, allowed: readonly string[]): readonly CheckFailure[] {
  const value = text(inputs, property);
  if (value === undefined || allowed.includes(value)) return [];
  return [{ property, reason: `must be one of ${allowed.join(", ")}; got "${value}"` }];
}

const detector: Behaviour = {
  token: DETECTOR,
  check: (inputs) => oneOf(inputs, "findingPublishingFrequency", FREQUENCIES),
  create(inputs, cloud) {
    if (cloud.list(DETECTOR, { region: cloud.caller.region }).length > 0) {
      throw new CloudError(
        "BadRequestException",
        "The request is rejected because a detector already exists for the current account.",
      );
    }
    const id = cloud.hex(32);
    return {
      id,
      outputs: {
        accountId: cloud.caller.accountId,
        arn: cloud.arn("guardduty", `detector/${id}`),
        findingPublishingFrequency: text(inputs, "findingPublishingFrequency") ?? "SIX_HOURS",
        datasources: inputs.datasources ?? EVERY_SOURCE,
      },
    };
  },
  update: (_entity, next) => ({
    findingPublishingFrequency: text(next, "findingPublishingFrequency") ?? "SIX_HOURS",
  }),
};

/** A new detector watches all of these (GuardDuty User Guide, "GuardDuty pricing", trial of new accounts, from memory, 2026-11). */
const EVERY_SOURCE = {
  kubernetes: { auditLogs: { enable: true } },
  malwareProtection: { scanEc2InstanceWithFindings: { ebsVolumes: { enable: true } } },
  s3Logs: { enable: true },
};

const feature: Behaviour = {
  token: FEATURE,
  check(inputs) {
    const name = text(inputs, "name");
    const extra = records(inputs, "additionalConfigurations");
    return [
      ...oneOf(inputs, "name", FEATURES),
      ...oneOf(inputs, "status", ["ENABLED", "DISABLED"]),
      ...(extra.length > 0 && name !== undefined && !RUNTIME.includes(name)
        ? [{ property: "additionalConfigurations", reason: `belongs to ${RUNTIME.join(" or ")} only` }]
        : []),
    ];
  },
  create(inputs, cloud) {
    const owner = requireDetector(inputs, cloud);
    const name = text(inputs, "name") ?? "";
    const other = cloud
      .list(FEATURE, { region: cloud.caller.region })
      .find(
        (one) =>
          RUNTIME.includes(name) && RUNTIME.includes(String(one.inputs.name)) && one.inputs.name !== name,
      );
    if (other !== undefined) {
      throw new CloudError(
        "BadRequestException",
        `The request is rejected because ${name} and ${String(other.inputs.name)} exclude one another.`,
      );
    }
    return { id: `${owner.id}/${name}`, outputs: { name } };
  },
  update(_entity, next, cloud) {
    requireDetector(next, cloud);
    return undefined;
  },
};

function requireDetector(inputs: Inputs, cloud: Cloud): Entity {
  const found = cloud
    .list(DETECTOR, { region: cloud.caller.region })
    .find((entity) => entity.id === inputs.detectorId);
  if (found !== undefined) return found;
  throw new CloudError(
    "BadRequestException",
    `The request is rejected because the input detectorId is not owned by the current account: ${String(inputs.detectorId)} in ${cloud.caller.region}`,
  );
}

/** Amazon GuardDuty: one detector for each region, and what it watches. */
export const guardduty: Service = { behaviours: [detector, feature] };
