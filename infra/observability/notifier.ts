import { LogGroup } from "@pulumi/aws/cloudwatch/logGroup.js";
import { Role } from "@pulumi/aws/iam/role.js";
import { RolePolicy } from "@pulumi/aws/iam/rolePolicy.js";
import { type FunctionArgs, Function as LambdaFunction } from "@pulumi/aws/lambda/function.js";
import { FunctionEventInvokeConfig } from "@pulumi/aws/lambda/functionEventInvokeConfig.js";
import { Permission } from "@pulumi/aws/lambda/permission.js";
import { TopicSubscription } from "@pulumi/aws/sns/topicSubscription.js";
import { all, asset, ComponentResource, type Input, type Output } from "@pulumi/pulumi";
import type { ComponentOptions, StackContext } from "../context.ts";
import { functionFiles } from "../functions/function-files.ts";
import { partition } from "../lib/partition.ts";
import { trustPolicy } from "../lib/trust-policy.ts";
import { alarm } from "./alarm.ts";
import { FaultTopic } from "./fault-topic.ts";
import { functionSigns } from "./function-signs.ts";
import { notifierPermissions } from "./notifier-permissions.ts";
import { SEVERITIES } from "./severity.ts";
import type { Topics } from "./topics.ts";
import { snsPrincipal, WATCH_REGION } from "./watch-region.ts";

/** Seconds: three receivers of 8 s each, and the start. */
const TIMEOUT_SECONDS = 30;

/** MiB: Node with the SDK's client of one service fits, and CPU comes with memory. */
const MEMORY_MIB = 256;

export interface NotifierArgs {
  readonly context: StackContext;
  /** Every region's topics. */
  readonly topics: readonly Topics[];
  /**
   * Key of the watch region: for the function's log and the copies of its secrets. The function's variables are ARNs and no secret:
   * Lambda keeps them under a key of its own (no kmsKeyArn), so that a fault of this key does not keep the function from starting.
   */
  readonly keyArn: Input<string>;
  /** ARN, in the watch region, of the copy of each secret. */
  readonly slackSecretArn: Input<string> | undefined;
  readonly discordSecretArn: Input<string> | undefined;
  readonly pagerDutySecretArn: Input<string> | undefined;
}

/** Times that Lambda tries an event again, its own default and the most (@pulumi/aws 7.48.0, lambda.FunctionEventInvokeConfig). */
const RETRIES = 2;

/**
 * Seconds that an event waits at most: an alert an hour old is for the mail (60 to 21,600; same source).
 */
const EVENT_AGE_SECONDS = 3600;

/**
 * Hands alerts on to Slack, Discord and PagerDuty, by a function that can read those secrets and write its own log, and no more. What
 * it fails at, and that it fails, goes by mail without it.
 */
export class Notifier extends ComponentResource {
  readonly functionName: Output<string>;

  constructor(name: string, args: NotifierArgs, opts?: ComponentOptions) {
    super("slipway:observability:Notifier", name, {}, opts);
    const { context } = args;
    const group = new LogGroup(
      `${name}-log`,
      context.override("logs", "group", {
        kmsKeyId: args.keyArn,
        retentionInDays: context.settings.logs.retentionDays,
        region: WATCH_REGION,
        tags: context.tags(name),
      }),
      { parent: this, protect: context.protect },
    );
    const faults = new FaultTopic(
      `${name}-faults`,
      { context, region: WATCH_REGION, keyArn: args.keyArn },
      { parent: this },
    );
    const role = this.#role(name, args);
    const policy = new RolePolicy(
      `${name}-policy`,
      context.override("notifier", "rolePolicy", {
        role: role.name,
        policy: this.#permissions(args, group.arn, faults.arn),
      }),
      { parent: this },
    );
    const notifier = this.#function(name, args, role.arn, group.name, policy);
    this.#watchItself(name, context, faults, notifier, policy);
    for (const topics of args.topics) this.#listen(name, context, topics, notifier);
    this.functionName = notifier.name;
    this.registerOutputs({ functionName: this.functionName });
  }

  #role(name: string, { context }: NotifierArgs): Role {
    const { accountId, region } = context.settings.aws;
    return new Role(
      `${name}-role`,
      context.override("notifier", "role", {
        description: `Lets the notifier of ${context.prefix} read its webhooks and write its log`,
        assumeRolePolicy: trustPolicy({
          service: "lambda.amazonaws.com",
          accountId,
          sourceArn: `arn:${partition(region)}:lambda:${WATCH_REGION}:${accountId}:function:*`,
        }),
        tags: context.tags(name),
      }),
      { parent: this },
    );
  }

  #permissions(args: NotifierArgs, groupArn: Output<string>, faultTopicArn: Output<string>): Output<string> {
    const secrets = [args.slackSecretArn, args.discordSecretArn, args.pagerDutySecretArn].flatMap((arn) =>
      arn === undefined ? [] : [arn],
    );
    return all([args.keyArn, groupArn, faultTopicArn, all(secrets)]).apply(
      ([key, logGroup, faultTopic, secretArns]) =>
        notifierPermissions({ key, logGroup, faultTopic, secrets: secretArns }),
    );
  }

  /** Its faults are told without it: an alarm by mail, and the event itself where every try has failed. */
  #watchItself(
    name: string,
    context: StackContext,
    faults: FaultTopic,
    notifier: LambdaFunction,
    policy: RolePolicy,
  ): void {
    new FunctionEventInvokeConfig(
      `${name}-failures`,
      context.override("notifier", "retries", {
        functionName: notifier.name,
        maximumRetryAttempts: RETRIES,
        maximumEventAgeInSeconds: EVENT_AGE_SECONDS,
        destinationConfig: { onFailure: { destination: faults.arn } },
        region: WATCH_REGION,
      }),
      { parent: this, dependsOn: [policy] },
    );
    const firstStep = `Read the newest lines of the log of ${name}, then see whether its receivers still take its secrets`;
    const watched = { functionName: notifier.name, firstStep, handsOnFailures: true };
    for (const { name: sign, ...rest } of functionSigns(name, watched))
      alarm(sign, { ...rest, context, topics: faults, parent: this });
  }

  #function(
    name: string,
    args: NotifierArgs,
    roleArn: Output<string>,
    logGroup: Output<string>,
    policy: RolePolicy,
  ): LambdaFunction {
    const { context, discordSecretArn, pagerDutySecretArn, slackSecretArn, topics } = args;
    const draft: FunctionArgs = {
      description: `Hands the alerts of ${context.prefix} to chat and pager`,
      role: roleArn,
      runtime: "nodejs22.x",
      architectures: ["arm64"],
      handler: "index.handler",
      code: archive("notify"),
      timeout: TIMEOUT_SECONDS,
      memorySize: MEMORY_MIB,
      environment: {
        variables: {
          CRITICAL_TOPIC_ARNS: all(topics.map(({ arns }) => arns.critical)).apply((arns) => arns.join(",")),
          ...(slackSecretArn === undefined ? {} : { SLACK_SECRET_ARN: slackSecretArn }),
          ...(discordSecretArn === undefined ? {} : { DISCORD_SECRET_ARN: discordSecretArn }),
          ...(pagerDutySecretArn === undefined ? {} : { PAGERDUTY_SECRET_ARN: pagerDutySecretArn }),
        },
      },
      loggingConfig: { logFormat: "Text", logGroup },
      region: WATCH_REGION,
      tags: context.tags(name),
    };
    return new LambdaFunction(`${name}-function`, context.override("notifier", "function", draft), {
      parent: this,
      dependsOn: [policy],
    });
  }

  /** Both topics of a region, and the right to invoke for each of them alone. */
  #listen(name: string, context: StackContext, topics: Topics, notifier: LambdaFunction): void {
    for (const severity of SEVERITIES) {
      const at = `${name}-${topics.region}-${severity}`;
      const permission = new Permission(
        `${at}-permission`,
        context.override(
          "notifier",
          "permission",
          {
            action: "lambda:InvokeFunction",
            function: notifier.name,
            principal: snsPrincipal(topics.region, WATCH_REGION),
            sourceArn: topics.arns[severity],
            region: WATCH_REGION,
          },
          topics.region,
        ),
        { parent: this },
      );
      new TopicSubscription(
        at,
        context.override(
          "notifier",
          "subscription",
          { topic: topics.arns[severity], protocol: "lambda", endpoint: notifier.arn, region: topics.region },
          topics.region,
        ),
        { parent: this, dependsOn: [permission] },
      );
    }
  }
}

function archive(name: string): asset.AssetArchive {
  const files = Object.entries(functionFiles(name)).map(
    ([file, text]) => [file, new asset.StringAsset(text)] as const,
  );
  return new asset.AssetArchive(Object.fromEntries(files));
}
