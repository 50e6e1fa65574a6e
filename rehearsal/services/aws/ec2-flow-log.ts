import type { Behaviour, CheckFailure, Inputs, Service } from "../../cloud/behaviour.ts";
import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import { number, text } from "../known.ts";
import { live } from "./live.ts";
import { roleAllows, roleOf, roleTrusts } from "./role-judge.ts";
import { TOKEN } from "./tokens.ts";

/** What can be watched, with its token and refusal. Source: EC2 API Reference, CreateFlowLogs, from memory, 2026-11. */
const WATCHED = [
  { property: "vpcId", token: TOKEN.vpc, code: "InvalidVpcId.NotFound", noun: "vpc" },
  { property: "subnetId", token: TOKEN.subnet, code: "InvalidSubnetId.NotFound", noun: "subnet" },
  {
    property: "eniId",
    token: TOKEN.networkInterface,
    code: "InvalidNetworkInterfaceId.NotFound",
    noun: "networkInterface",
  },
] as const;

/** Seconds. Source: as above. */
const INTERVALS = [60, 600];

/** Fields of a record where none are asked for. Source: VPC User Guide, "Flow log records", from memory, 2026-11. */
const DEFAULT_FIELDS =
  "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status";

const DEFAULT_FORMAT = DEFAULT_FIELDS.split(" ")
  .map((field) => `\${${field}}`)
  .join(" ");

const flowLog: Behaviour = {
  token: TOKEN.flowLog,
  check(inputs) {
    const failures: CheckFailure[] = [];
    const oneOf = (property: string, allowed: readonly unknown[], value: unknown): void => {
      if (value !== undefined && !allowed.includes(value)) {
        failures.push({
          property,
          reason: `expected ${property} to be one of ${JSON.stringify(allowed)}, got ${String(value)}`,
        });
      }
    };
    oneOf("trafficType", ["ACCEPT", "ALL", "REJECT"], text(inputs, "trafficType"));
    oneOf("logDestinationType", ["cloud-watch-logs", "s3"], text(inputs, "logDestinationType"));
    oneOf("maxAggregationInterval", INTERVALS, number(inputs, "maxAggregationInterval"));
    return failures;
  },
  create(inputs, cloud) {
    const watched = WATCHED.filter(({ property }) => text(inputs, property) !== undefined);
    const [one] = watched;
    if (one === undefined || watched.length > 1) {
      throw new CloudError(
        "InvalidParameterCombination",
        "one of `eni_id,subnet_id,vpc_id` must be specified",
      );
    }
    if (text(inputs, "trafficType") === undefined)
      throw new CloudError("MissingParameter", "The request must contain the parameter TrafficType");
    const target = cloud.require(one.token, text(inputs, one.property), one.code, one.noun);
    const kind = text(inputs, "logDestinationType") ?? "cloud-watch-logs";
    const destination = text(inputs, "logDestination");
    if (destination === undefined) throw new CloudError("InvalidParameter", "LogDestination can't be empty.");
    const id = `fl-${cloud.hex(17)}`;
    const arn = cloud.arn("ec2", `vpc-flow-log/${id}`);
    if (kind === "cloud-watch-logs") requireGroupAndRole(inputs, cloud, destination, arn);
    else requireBucket(cloud, destination);
    const twin = cloud
      .list(TOKEN.flowLog)
      .find(
        (other) =>
          live(other)[one.property] === target.id &&
          bare(text(live(other), "logDestination")) === bare(destination),
      );
    if (twin !== undefined) {
      throw new CloudError(
        "FlowLogAlreadyExists",
        `There is an existing Flow Log with the same configuration and log destination (${twin.id}).`,
      );
    }
    return {
      id,
      outputs: {
        arn,
        logDestination: destination,
        logDestinationType: kind,
        logFormat: text(inputs, "logFormat") ?? DEFAULT_FORMAT,
        maxAggregationInterval: number(inputs, "maxAggregationInterval") ?? 600,
      },
    };
  },
  update: () => ({}),
};

/** Both spellings name the group: with and without `:*` at the end. */
function bare(arn: string | undefined): string {
  return (arn ?? "").replace(/:\*$/, "");
}

function requireGroupAndRole(inputs: Inputs, cloud: Cloud, destination: string, flowLogArn: string): void {
  const group = cloud
    .list(TOKEN.logGroup, { region: cloud.caller.region })
    .find((entity) => live(entity).arn === bare(destination));
  if (group === undefined)
    throw new CloudError("InvalidParameter", `The log group ${bare(destination)} does not exist`);
  const arn = text(inputs, "iamRoleArn");
  if (arn === undefined)
    throw new CloudError(
      "InvalidParameter",
      "DeliverLogsPermissionArn can't be empty if LogDestinationType is cloud-watch-logs.",
    );
  const role = roleOf(cloud, arn);
  // The service names the flow log that it delivers for as the source ("IAM role for flow logs").
  if (role === undefined || !roleTrusts(cloud, role, "vpc-flow-logs.amazonaws.com", flowLogArn)) {
    throw new CloudError(
      "InvalidParameter",
      `Unable to assume given IAM role (${arn}): vpc-flow-logs.amazonaws.com must be allowed to assume it`,
    );
  }
  for (const action of ["logs:CreateLogStream", "logs:PutLogEvents"]) {
    // AWS makes the flow log all the same and delivers nothing ("Access error"): silent there, refused here.
    if (!roleAllows(cloud, role, action, `${bare(destination)}:log-stream:x`)) {
      throw new CloudError(
        "AccessError",
        `${arn} is not allowed ${action} on ${bare(destination)}; AWS would make a flow log that delivers nothing`,
      );
    }
  }
}

function requireBucket(cloud: Cloud, destination: string): void {
  const name = destination.replace(/^arn:aws:s3:::/, "").split("/")[0];
  const found = cloud
    .list(TOKEN.bucket)
    .some((bucket) => bucket.id === name || text(live(bucket), "bucket") === name);
  if (!found) throw new CloudError("InvalidParameter", `LogDestination: ${name} does not exist.`);
}

/** VPC flow logs to CloudWatch Logs or S3. */
export const ec2FlowLog: Service = { behaviours: [flowLog] };
