import { Topic, type TopicArgs } from "@pulumi/aws/sns/topic.js";
import { TopicPolicy } from "@pulumi/aws/sns/topicPolicy.js";
import { TopicSubscription } from "@pulumi/aws/sns/topicSubscription.js";
import { ComponentResource, type Input, type Output, type Resource } from "@pulumi/pulumi";
import type { ComponentOptions, StackContext } from "../context.ts";
import { SEVERITIES, type Severity } from "./severity.ts";
import { topicPolicy } from "./topic-policy.ts";

export interface TopicsArgs {
  readonly context: StackContext;
  /** Region of the topics: an alarm can only notify a topic of its own region. */
  readonly region: string;
  /** A key of that region whose policy lets the publishers use it: without it nothing arrives, and nobody is told. */
  readonly keyArn: Input<string>;
}

/** Where alarms of one region go: a topic for each severity, the people who get both by mail, and those whom a critical one reaches by telephone. */
export class Topics extends ComponentResource {
  readonly region: string;
  /** ARN of the topic of each severity. */
  readonly arns: Readonly<Record<Severity, Output<string>>>;
  /** Whoever publishes or alarms waits for these: before, the topics refuse. */
  readonly ready: readonly Resource[];

  constructor(name: string, args: TopicsArgs, opts?: ComponentOptions) {
    super("slipway:observability:Topics", name, {}, opts);
    this.region = args.region;
    const made = SEVERITIES.map((severity) => ({ severity, ...this.#topic(name, severity, args) }));
    const arn = (severity: Severity): Output<string> => {
      const found = made.find((one) => one.severity === severity);
      if (found === undefined) throw new Error(`no topic for ${severity}`);
      return found.topic.arn;
    };
    this.arns = { critical: arn("critical"), warning: arn("warning") };
    this.ready = made.map(({ policy }) => policy);
    this.registerOutputs({ arns: this.arns });
  }

  #topic(name: string, severity: Severity, { context, keyArn, region }: TopicsArgs) {
    const draft: TopicArgs = {
      displayName: `${context.prefix} ${severity}`,
      kmsMasterKeyId: keyArn,
      region,
      tags: context.tags(name),
    };
    const topic = new Topic(`${name}-${severity}`, context.override("topics", "topic", draft), {
      parent: this,
    });
    const { accountId } = context.settings.aws;
    const policy = new TopicPolicy(
      `${name}-${severity}-policy`,
      context.override("topics", "topicPolicy", {
        arn: topic.arn,
        policy: topic.arn.apply((topicArn) => topicPolicy({ topicArn, accountId, region })),
        region,
      }),
      { parent: this },
    );
    for (const number of severity === "critical" ? context.settings.notify.sms : []) {
      new TopicSubscription(
        `${name}-${severity}-sms-${number.slice(1)}`,
        context.override("topics", "subscription", {
          topic: topic.arn,
          protocol: "sms",
          endpoint: number,
          region,
        }),
        { parent: this },
      );
    }
    // Each address gets a mail with a link to confirm; until then it hears nothing.
    for (const email of context.settings.notify.emails) {
      new TopicSubscription(
        `${name}-${severity}-${email}`,
        context.override("topics", "subscription", {
          topic: topic.arn,
          protocol: "email",
          endpoint: email,
          region,
        }),
        { parent: this },
      );
    }
    return { topic, policy };
  }
}
