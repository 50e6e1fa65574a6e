import { DETECTOR, DETECTOR_FEATURE, KEY, RECORDER, SECRET, TRAIL } from "../../policies/tokens.ts";
import { each, type Metered, type Meters } from "../meter.ts";

const PARAMETER_TIERS: Readonly<Record<string, string>> = {
  Standard: "standard parameter",
  Advanced: "advanced parameter",
};

/** vCPUs of the one database that a small stack has. */
const PROTECTED_VCPUS = 2;

/** Keys, secrets, parameters, the firewall, and the account's records. */
export const securityMeters: Meters = {
  // Each of a key's first two rotations adds its price once more; a new stack has none yet.
  [KEY]: (_, at) => keyUse(at.assume("keyRequests")),
  "aws:kms/replicaKey:ReplicaKey": (_, at) => keyUse(at.assume("keyRequests")),
  [SECRET]: (read, at) => [
    each("Secrets Manager", "secret", "secret-month", 1 + read.items("replicas").length),
    each("Secrets Manager", "API calls", "10,000 calls", at.assume("secretCalls") / 10_000),
  ],
  "aws:ssm/parameter:Parameter": (read) => {
    const tier = read.text("tier") ?? "Standard"; // @pulumi/aws 7.48.0: left out is Standard
    return [each("SSM Parameter Store", PARAMETER_TIERS[tier] ?? `${tier} tier`, "parameter-month")];
  },
  "aws:wafv2/webAcl:WebAcl": (read, at) => [
    each("WAF", "web ACL", "ACL-month"),
    each("WAF", "rule or rule group", "rule-month", read.items("rules").length),
    each("WAF", "requests", "million", at.assume("wafRequests") / 1e6),
  ],
  [DETECTOR]: (read, at) =>
    read.flag("enable", true) // @pulumi/aws 7.48.0: left out is true
      ? [
          each("GuardDuty", "CloudTrail management events", "million", at.assume("accountEvents") / 1e6),
          each("GuardDuty", "VPC flow and DNS logs", "GB", at.assume("threatGb")),
        ]
      : [],
  [DETECTOR_FEATURE]: (read, at) => {
    if (read.text("status") !== "ENABLED") return [];
    const name = read.text("name") ?? "not said";
    if (name === "S3_DATA_EVENTS") {
      return [each("GuardDuty", "S3 data events", "million", at.assume("objectEvents") / 1e6)];
    }
    if (name === "RDS_LOGIN_EVENTS")
      return [each("GuardDuty", "RDS protection", "vCPU-month", PROTECTED_VCPUS)];
    return [each("GuardDuty", name, "month")];
  },
  [RECORDER]: (_, at) => [each("AWS Config", "configuration items", "item", at.assume("configItems"))],
  [TRAIL]: (read, at) => [
    each("CloudTrail", "management events, first copy", "million", at.assume("accountEvents") / 1e6),
    ...(read.has("eventSelectors") || read.has("advancedEventSelectors")
      ? [each("CloudTrail", "data events", "million", at.assume("objectEvents") / 1e6)]
      : []),
  ],
};

function keyUse(requests: number): readonly Metered[] {
  return [
    each("KMS", "customer managed key", "key-month"),
    each("KMS", "symmetric requests", "10,000 requests", requests / 10_000),
  ];
}
