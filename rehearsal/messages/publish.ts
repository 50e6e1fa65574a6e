import type { Cloud } from "../cloud/cloud.ts";
import type { Entity } from "../cloud/entity.ts";
import type { World } from "../cloud/world.ts";
import { optInRegions } from "../data/opt-in-regions.ts";
import { functionOf, functionPermits } from "../services/aws/lambda-permission.ts";
import { live } from "../services/aws/live.ts";
import { type Publisher, publishProblem, topicOf } from "../services/aws/sns-publish.ts";
import { TOKEN } from "../services/aws/tokens.ts";
import { text } from "../services/known.ts";
import { failedEvent } from "./failed-event.ts";
import { functionTask } from "./function-task.ts";
import { runFunction } from "./run-function.ts";
import type { Stage } from "./stage.ts";

export type { Stage } from "./stage.ts";

/** What became of a message at one subscriber. */
export interface Delivery {
  readonly protocol: string;
  readonly endpoint: string;
  /** `waiting`: the subscriber has not confirmed yet, so that nothing is sent. */
  readonly outcome: "sent" | "waiting" | "failed";
  readonly detail: string;
}

interface Message {
  readonly accountId: string;
  readonly topicArn: string;
  readonly subject?: string;
  readonly text: string;
}

/** Publishes to a topic and hands the message to everybody who listens; functions really run. Throws where the topic refuses. */
export async function publish(
  world: World,
  message: Message,
  publisher: Publisher,
  stage: Stage,
): Promise<readonly Delivery[]> {
  const ask = <T>(run: (cloud: Cloud) => T): T =>
    world.ask(
      { provider: "aws", accountId: message.accountId, region: publisher.region },
      { name: "", urn: "" },
      run,
    );
  const listeners = ask((cloud) => {
    const problem = publishProblem(cloud, message.topicArn, publisher);
    if (problem !== undefined) throw new Error(`not published: ${problem}`);
    return cloud.list(TOKEN.topicSubscription).filter((one) => live(one).topic === message.topicArn);
  });
  return Promise.all(
    listeners.map(async (listener): Promise<Delivery> => {
      const endpoint = text(live(listener), "endpoint") ?? "";
      const protocol = text(live(listener), "protocol") ?? "";
      if (live(listener).pendingConfirmation === true)
        return {
          protocol,
          endpoint,
          outcome: "waiting",
          detail: "nobody has confirmed the subscription yet",
        };
      if (protocol !== "lambda") return { protocol, endpoint, outcome: "sent", detail: "" };
      return { protocol, endpoint, ...(await invoke(ask, endpoint, listener, message, stage)) };
    }),
  );
}

async function invoke(
  ask: <T>(run: (cloud: Cloud) => T) => T,
  functionArn: string,
  listener: Entity,
  message: Message,
  stage: Stage,
): Promise<Pick<Delivery, "outcome" | "detail">> {
  const failed = (detail: string) => ({ outcome: "failed", detail }) as const;
  const run = ask((cloud) => {
    const target = functionOf(cloud, functionArn);
    const topic = topicOf(cloud, message.topicArn);
    if (target === undefined || topic === undefined) return `${functionArn} does not exist`;
    const principal = snsName(topic.region, target.region);
    if (!functionPermits(cloud, functionArn, { principal, sourceArn: message.topicArn }))
      return `${functionArn} does not let ${principal} invoke it for ${message.topicArn}`;
    const task = functionTask(cloud, target, stage);
    return typeof task === "string" ? task : { ...task, at: cloud.now.toISOString(), id: cloud.hex(32) };
  });
  if (typeof run === "string") return failed(run);
  const { at, id, ...task } = run;
  const event = {
    Records: [
      {
        EventSource: "aws:sns",
        EventVersion: "1.0",
        EventSubscriptionArn: listener.id,
        Sns: {
          Type: "Notification",
          MessageId: id,
          TopicArn: message.topicArn,
          Subject: message.subject ?? null,
          Message: message.text,
          Timestamp: at,
          MessageAttributes: {},
        },
      },
    ],
  };
  const answer = await runFunction({ ...task, event });
  if (!("error" in answer)) return { outcome: "sent", detail: JSON.stringify(answer.result) };
  const after = ask((cloud) => {
    const target = functionOf(cloud, functionArn);
    return target === undefined ? "the event is lost" : failedEvent(cloud, target);
  });
  return failed(`${answer.error}; ${after}`);
}

/** Under which name SNS calls (SNS Developer Guide, cross-region delivery, read 2026-11). */
function snsName(topicRegion: string, functionRegion: string): string {
  return topicRegion !== functionRegion && optInRegions.has(topicRegion)
    ? `sns.${topicRegion}.amazonaws.com`
    : "sns.amazonaws.com";
}
