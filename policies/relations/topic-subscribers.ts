import type { ViewIndex } from "../index-views.ts";
import { inputsOf } from "../reader.ts";
import type { ResourceView } from "../resource-view.ts";
import { FUNCTION, FUNCTION_PERMISSION, TOPIC, TOPIC_SUBSCRIPTION } from "../tokens.ts";

/**
 * Subscriptions that every message of the topic really reaches: none that filters (@pulumi/aws 7.48.0, sns.TopicSubscription: no
 * filter where nothing is said), and of functions those that run at all and let the topic call them.
 */
export function subscribersOf(index: ViewIndex, topic: ResourceView): readonly ResourceView[] {
  return index
    .pointingAt(topic, TOPIC_SUBSCRIPTION, "topic")
    .filter((subscription) => takesAll(subscription) && isAnswered(index, topic, subscription));
}

/** Whether a filter lets an alarm through depends on its text: none is the only sure one. */
function takesAll(subscription: ResourceView): boolean {
  return (inputsOf(subscription).text("filterPolicy") ?? "") === "";
}

function isAnswered(index: ViewIndex, topic: ResourceView, subscription: ResourceView): boolean {
  if (inputsOf(subscription).text("protocol") !== "lambda") return true;
  return index
    .linked(subscription, "endpoint", FUNCTION)
    .some((target) => runs(target) && lets(index, target, topic));
}

/** Lambda throttles every call of a function with 0 (https://ezycoders.in/tutorials/aws-solutions-architect/aws-sa-lambda-concurrency, read 2026-11-27); left out means no limit of its own (@pulumi/aws 7.48.0: -1). */
function runs(target: ResourceView): boolean {
  return inputsOf(target).number("reservedConcurrentExecutions") !== 0;
}

/** A permission that names no source lets every topic call. */
function lets(index: ViewIndex, target: ResourceView, topic: ResourceView): boolean {
  return index.pointingAt(target, FUNCTION_PERMISSION, "function").some((permission) => {
    const read = inputsOf(permission);
    const action = read.text("action") ?? "";
    if (action !== "lambda:InvokeFunction" && action !== "lambda:*") return false;
    // A topic of a region that is opted in calls under that region's name.
    if (!/^sns\.(?:[a-z0-9-]+\.)?amazonaws\.com$/.test(read.text("principal") ?? "")) return false;
    return !read.has("sourceArn") || index.linked(permission, "sourceArn", TOPIC).includes(topic);
  });
}
