import { FlowLog, type FlowLogArgs } from "@pulumi/aws/ec2/flowLog.js";
import { Role } from "@pulumi/aws/iam/role.js";
import { RolePolicy } from "@pulumi/aws/iam/rolePolicy.js";
import { type Input, output, type Resource } from "@pulumi/pulumi";
import type { StackContext } from "../context.ts";
import { partition } from "../lib/partition.ts";
import { policyDocument } from "../lib/policy-document.ts";
import { trustPolicy } from "../lib/trust-policy.ts";

/**
 * Seconds over which a connection's packets are summed up: 60 or 600. The longer one writes fewer
 * lines.
 */
const AGGREGATION_SECONDS = 600;

export interface FlowLogsArgs {
  readonly context: StackContext;
  readonly vpcId: Input<string>;
  /** ARN of the log group, without a trailing `:*`. */
  readonly groupArn: Input<string>;
  readonly parent: Resource;
}

/**
 * Records who spoke with whom in the network (checklist NET-05), by a role that can write to this one log
 * group.
 */
export function flowLogs(name: string, args: FlowLogsArgs): void {
  const { context, parent } = args;
  const tags = context.tags(name);
  const { accountId, region } = context.settings.aws;
  const arn = (service: string, resource: string): string =>
    `arn:${partition(region)}:${service}:${region}:${accountId}:${resource}`;
  const role = new Role(
    `${name}-flow-log-role`,
    context.override(name, "flowLogRole", {
      description: `Lets VPC flow logs write the log of ${context.prefix}`,
      assumeRolePolicy: trustPolicy({
        service: "vpc-flow-logs.amazonaws.com",
        accountId,
        sourceArn: arn("ec2", "vpc-flow-log/*"),
      }),
      tags,
    }),
    { parent },
  );
  const policy = new RolePolicy(
    `${name}-flow-log-policy`,
    context.override(name, "flowLogPolicy", {
      role: role.name,
      policy: output(args.groupArn).apply((group) => writePolicy(group, arn("logs", "log-group:*"))),
    }),
    { parent },
  );
  const draft: FlowLogArgs = {
    vpcId: args.vpcId,
    trafficType: "ALL",
    logDestinationType: "cloud-watch-logs",
    logDestination: args.groupArn,
    iamRoleArn: role.arn,
    maxAggregationInterval: AGGREGATION_SECONDS,
    tags,
  };
  // After the policy: a flow log whose role cannot write yet reports an access error and loses what it saw
  // until then.
  new FlowLog(`${name}-flow-log`, context.override(name, "flowLog", draft), { parent, dependsOn: [policy] });
}

/**
 * Source: VPC User Guide, "IAM role for publishing flow logs to CloudWatch Logs", from memory, 2026-11; without
 * making groups.
 */
function writePolicy(group: string, anyGroup: string): string {
  return policyDocument([
    {
      Sid: "WriteFlowLog",
      Effect: "Allow",
      Action: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
      Resource: [group, `${group}:*`],
    },
    { Sid: "FindGroup", Effect: "Allow", Action: "logs:DescribeLogGroups", Resource: anyGroup },
  ]);
}
