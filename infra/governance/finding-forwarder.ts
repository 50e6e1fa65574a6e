import { EventRule } from "@pulumi/aws/cloudwatch/eventRule.js";
import { EventTarget } from "@pulumi/aws/cloudwatch/eventTarget.js";
import { Role } from "@pulumi/aws/iam/role.js";
import { RolePolicy } from "@pulumi/aws/iam/rolePolicy.js";
import { ComponentResource } from "@pulumi/pulumi";
import type { ComponentOptions, StackContext } from "../context.ts";
import { partition } from "../lib/partition.ts";
import { policyDocument } from "../lib/policy-document.ts";
import { trustPolicy } from "../lib/trust-policy.ts";

export interface FindingForwarderArgs {
  readonly context: StackContext;
  /** Regions whose findings nobody hears. */
  readonly from: readonly string[];
  /** The region whose rules tell somebody: a bus that was handed an event hands it no further. */
  readonly to: string;
  /** Which events of the default bus go there. */
  readonly pattern: string;
}

/**
 * Hands findings to the default bus of another region of the account, by a role that may put events there and nothing else. Any
 * region may be the source and any the destination, except those of GovCloud and China (AWS Compute Blog, "Expanding cross-Region
 * event routing with Amazon EventBridge"; the role: re:Post knowledge center, "eventbridge-centralized-bus-to-bus"; one hop:
 * EventBridge User Guide, "Sending events between event buses in the same account and Region"; all read 2026-11-27).
 */
export class FindingForwarder extends ComponentResource {
  constructor(name: string, args: FindingForwarderArgs, opts?: ComponentOptions) {
    super("slipway:governance:FindingForwarder", name, {}, opts);
    const { context, from, pattern, to } = args;
    const { accountId } = context.settings.aws;
    const busArn = `arn:${partition(to)}:events:${to}:${accountId}:event-bus/default`;
    const role = this.#role(name, args);
    const policy = new RolePolicy(
      `${name}-policy`,
      context.override("threats", "rolePolicy", {
        role: role.name,
        policy: policyDocument([
          { Sid: "PutOnOneBus", Effect: "Allow", Action: "events:PutEvents", Resource: busArn },
        ]),
      }),
      { parent: this },
    );
    for (const region of from) {
      const rule = new EventRule(
        `${name}-${region}`,
        context.override(
          "threats",
          "rule",
          {
            description: `Hands findings of GuardDuty in the account of ${context.prefix} on to ${to}`,
            eventPattern: pattern,
            state: "ENABLED",
            region,
            tags: context.tags("threats"),
          },
          region,
        ),
        { parent: this },
      );
      new EventTarget(
        `${name}-${region}-target`,
        context.override(
          "threats",
          "target",
          { rule: rule.name, targetId: "bus", arn: busArn, roleArn: role.arn, region },
          region,
        ),
        { parent: this, dependsOn: [policy] },
      );
    }
    this.registerOutputs({});
  }

  #role(name: string, { context, from, to }: FindingForwarderArgs): Role {
    const { accountId } = context.settings.aws;
    return new Role(
      `${name}-role`,
      context.override("threats", "role", {
        description: `Lets EventBridge hand findings of ${from.join(", ")} on to ${to}`,
        assumeRolePolicy: trustPolicy({
          service: "events.amazonaws.com",
          accountId,
          sourceArn: `arn:${partition(to)}:events:*:${accountId}:rule/*`,
        }),
        tags: context.tags("threats"),
      }),
      { parent: this },
    );
  }
}
