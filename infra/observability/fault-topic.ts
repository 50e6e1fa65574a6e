import { Topic, type TopicArgs } from "@pulumi/aws/sns/topic.js";
import { TopicPolicy } from "@pulumi/aws/sns/topicPolicy.js";
import { TopicSubscription } from "@pulumi/aws/sns/topicSubscription.js";
import { ComponentResource, type Input, type Output, type Resource } from "@pulumi/pulumi";
import type { ComponentOptions, StackContext } from "../context.ts";
import type { Severity } from "./severity.ts";
import { topicPolicy } from "./topic-policy.ts";

export interface FaultTopicArgs {
  readonly context: StackContext;
  readonly region: string;
  /** A key of that region whose policy lets CloudWatch use it, and roles of the account through SNS. */
  readonly keyArn: Input<string>;
}

/**
 * Where the notifier's own faults go, by mail alone: what the notifier cannot hand on must not come back to it. Alarms name it
 * where they would name the stack's topics.
 */
export class FaultTopic extends ComponentResource {
  readonly region: string;
  readonly arn: Output<string>;
  /** The same topic for each severity. */
  readonly arns: Readonly<Record<Severity, Output<string>>>;
  readonly ready: readonly Resource[];

  constructor(name: string, args: FaultTopicArgs, opts?: ComponentOptions) {
    super("slipway:observability:FaultTopic", name, {}, opts);
    const { context, region } = args;
    const { accountId } = context.settings.aws;
    const draft: TopicArgs = {
      displayName: `${context.prefix} notifier`,
      kmsMasterKeyId: args.keyArn,
      region,
      tags: context.tags(name),
    };
    const topic = new Topic(`${name}-topic`, context.override("topics", "topic", draft), { parent: this });
    const policy = new TopicPolicy(
      `${name}-policy`,
      context.override("topics", "topicPolicy", {
        arn: topic.arn,
        policy: topic.arn.apply((topicArn) => topicPolicy({ topicArn, accountId, region })),
        region,
      }),
      { parent: this },
    );
    for (const email of context.settings.notify.emails) {
      new TopicSubscription(
        `${name}-${email}`,
        context.override("topics", "subscription", {
          topic: topic.arn,
          protocol: "email",
          endpoint: email,
          region,
        }),
        { parent: this },
      );
    }
    this.region = region;
    this.arn = topic.arn;
    this.arns = { critical: topic.arn, warning: topic.arn };
    this.ready = [policy];
    this.registerOutputs({ arn: this.arn });
  }
}
