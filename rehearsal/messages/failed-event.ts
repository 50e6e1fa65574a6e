import type { Cloud } from "../cloud/cloud.ts";
import type { Entity } from "../cloud/entity.ts";
import { failureDestination } from "../services/aws/lambda-event-invoke-config.ts";
import { live } from "../services/aws/live.ts";
import { rolePublishProblem } from "../services/aws/role-publish.ts";
import { TOKEN } from "../services/aws/tokens.ts";
import { text } from "../services/known.ts";

/**
 * What becomes of an event that a function failed at, in words: who gets it, or that nobody does. The tries that Lambda makes
 * before that are not played (Lambda Developer Guide, "Capturing records of Lambda asynchronous invocations", read 2026-11-27).
 */
export function failedEvent(cloud: Cloud, target: Entity): string {
  const config = cloud
    .list(TOKEN.functionEventInvokeConfig, { region: target.region })
    .find((one) => [target.id, live(target).arn].includes(live(one).functionName));
  const topicArn = config === undefined ? undefined : failureDestination(live(config));
  if (topicArn === undefined) return "the event is lost";
  const problem = rolePublishProblem(cloud, live(target).role, topicArn);
  if (problem !== undefined) return `the event is lost: ${problem}`;
  const readers = cloud
    .list(TOKEN.topicSubscription)
    .filter((one) => live(one).topic === topicArn)
    .map((one) => `${text(live(one), "protocol") ?? ""} to ${text(live(one), "endpoint") ?? ""}`);
  return readers.length === 0
    ? `the event goes to ${topicArn}, to which nobody listens`
    : `the event goes by ${readers.join(", ")}`;
}
