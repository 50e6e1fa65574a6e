import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import type { Entity } from "../../cloud/entity.ts";
import { missingKeyActions } from "../../cloud/key-policy-judge.ts";
import { judge, PolicyFault, parsePolicy } from "../../cloud/policy-language.ts";
import { text } from "../known.ts";
import { kmsKeyOf } from "./kms-key-of.ts";
import { live } from "./live.ts";
import { TOKEN } from "./tokens.ts";

/** A service that publishes on behalf of something of the account. */
export interface Publisher {
  /** First part of the principal: `cloudwatch`, `events`. */
  readonly service: string;
  /** ARN of what it acts for: the alarm, the rule. */
  readonly sourceArn: string;
  /** Region of that. */
  readonly region: string;
}

/**
 * Services that fill in neither account nor source, so that a statement with such a condition refuses them: EventBridge says so
 * of topics ("You can't use Condition blocks in Amazon SNS topic policies for EventBridge": User Guide, "Using resource-based
 * policies", read 2026-11-27), SNS of the key; AWS Backup's guide shows its permission without one (Developer Guide,
 * "Notification options", read 2026-11-27), and says nothing of what it fills in, so the stricter reading is taken.
 */
const WITHOUT_SOURCE: readonly string[] = ["events", "backup"];

/** The topic of that ARN in whichever region it is. */
export function topicOf(cloud: Cloud, arn: unknown): Entity | undefined {
  return cloud.list(TOKEN.topic).find((topic) => live(topic).arn === arn);
}

/**
 * Why the publisher's messages would not reach the topic; undefined where they would. The real cloud tells nobody: an alarm
 * changes its state and its message is lost.
 */
export function publishProblem(cloud: Cloud, topicArn: string, publisher: Publisher): string | undefined {
  const topic = topicOf(cloud, topicArn);
  if (topic === undefined) return `the topic ${topicArn} does not exist`;
  if (topic.region !== publisher.region)
    return `the topic ${topicArn} is in ${topic.region}, and ${publisher.service} publishes within ${publisher.region} only`;
  const context = WITHOUT_SOURCE.includes(publisher.service)
    ? {}
    : { "aws:SourceAccount": cloud.caller.accountId, "aws:SourceArn": publisher.sourceArn };
  const service = `${publisher.service}.amazonaws.com`;
  if (!topicAllows(topic, service, context))
    return `the policy of ${topicArn} does not let ${service} call sns:Publish`;
  const keyId = text(live(topic), "kmsMasterKeyId");
  if (keyId === undefined || keyId === "") return undefined;
  if (keyId === "alias/aws/sns") return `AWS's own key of ${topicArn} cannot be used by ${service}`;
  const key = keyIn(cloud, topic.region, keyId);
  if (key === undefined) return `the key of ${topicArn} does not exist`;
  const missing = missingKeyActions(live(key).policy, {
    service,
    account: cloud.caller.accountId,
    actions: ["kms:Decrypt", "kms:GenerateDataKey"],
    ...(WITHOUT_SOURCE.includes(publisher.service)
      ? { anonymous: true }
      : { sourceArn: publisher.sourceArn }),
  });
  return missing.length === 0
    ? undefined
    : `the key of ${topicArn} does not let ${service} call ${missing.join(", ")}`;
}

/** Refuses what the real cloud would accept and then never deliver. */
export function requirePublish(cloud: Cloud, topicArn: string, publisher: Publisher): void {
  const problem = publishProblem(cloud, topicArn, publisher);
  if (problem !== undefined)
    throw new CloudError(
      "SilentlyUndelivered",
      `${problem}: the real cloud would say nothing and deliver nothing.`,
    );
}

/** The key of that region to which a topic there points; undefined where it is gone or going. */
export function keyIn(cloud: Cloud, region: string, reference: string): Entity | undefined {
  if (region === cloud.caller.region) {
    const key = kmsKeyOf(cloud, reference);
    return key?.kept === undefined ? key : undefined;
  }
  return cloud.list(TOKEN.key, { region }).find((key) => key.id === reference || live(key).arn === reference);
}

function topicAllows(topic: Entity, service: string, context: Readonly<Record<string, string>>): boolean {
  try {
    const answer = judge(parsePolicy(live(topic).policy), {
      action: "sns:Publish",
      resource: String(live(topic).arn),
      principal: { service },
      context: { "aws:SecureTransport": "true", ...context },
    });
    return answer === "allow";
  } catch (fault) {
    if (fault instanceof PolicyFault) return false;
    throw fault;
  }
}
