import type { World } from "../cloud/world.ts";
import { optInRegions } from "../data/opt-in-regions.ts";
import { functionOf, functionPermits } from "../services/aws/lambda-permission.ts";
import { live } from "../services/aws/live.ts";
import { type Publisher, publishProblem, topicOf } from "../services/aws/sns-publish.ts";
import { TOKEN } from "../services/aws/tokens.ts";
import { text } from "../services/known.ts";
import type { Ask, Delivery, Message } from "./delivery.ts";
import { handleEvent } from "./handle-event.ts";
import type { Stage } from "./stage.ts";

export type { Delivery } from "./delivery.ts";
export type { Stage } from "./stage.ts";

interface AccountMessage extends Message {
  readonly accountId: string;
}

/**
 * Functions that one message runs after another, when each tells the next through a topic: Lambda stops such a loop at about the
 * sixteenth (Lambda Developer Guide, "Use Lambda recursive loop detection to prevent infinite loops", read 2026-11-27; the number
 * from boto/boto3#3899, read the same day).
 */
const LONGEST_CHAIN = 16;

/** Publishes to a topic and hands the message to everybody who listens; functions really run. Throws where the topic refuses. */
export async function publish(
  world: World,
  { accountId, ...message }: AccountMessage,
  publisher: Publisher,
  stage: Stage,
): Promise<readonly Delivery[]> {
  const ask: Ask = (run) =>
    world.ask({ provider: "aws", accountId, region: publisher.region }, { name: "", urn: "" }, run);
  const problem = ask((cloud) => publishProblem(cloud, message.topicArn, publisher));
  if (problem !== undefined) throw new Error(`not published: ${problem}`);
  return handOn(ask, message, stage);
}

/** Hands a message that its topic has taken to everybody who listens. `chain` functions were run for it before. */
export async function handOn(
  ask: Ask,
  message: Message,
  stage: Stage,
  chain = 0,
): Promise<readonly Delivery[]> {
  const listeners = ask((cloud) =>
    cloud
      .list(TOKEN.topicSubscription)
      .filter((one) => live(one).topic === message.topicArn)
      .map((one) => ({
        subscriptionArn: one.id,
        endpoint: text(live(one), "endpoint") ?? "",
        protocol: text(live(one), "protocol") ?? "",
        confirmed: live(one).pendingConfirmation !== true,
      })),
  );
  return Promise.all(
    listeners.map(async ({ confirmed, endpoint, protocol, subscriptionArn }): Promise<Delivery> => {
      const to = { protocol, endpoint };
      if (!confirmed)
        return { ...to, outcome: "waiting", detail: "nobody has confirmed the subscription yet" };
      if (protocol !== "lambda") return { ...to, outcome: "sent", detail: "" };
      return { ...to, ...(await invoke(ask, endpoint, { ...message, subscriptionArn }, stage, chain)) };
    }),
  );
}

async function invoke(
  ask: Ask,
  functionArn: string,
  message: Message & { readonly subscriptionArn: string },
  stage: Stage,
  chain: number,
): Promise<Pick<Delivery, "outcome" | "detail" | "tries" | "told">> {
  const failed = (detail: string) => ({ outcome: "failed", detail }) as const;
  const head = ask((cloud) => {
    const target = functionOf(cloud, functionArn);
    const topic = topicOf(cloud, message.topicArn);
    if (target === undefined || topic === undefined) return `${functionArn} does not exist`;
    const principal = snsName(topic.region, target.region);
    if (!functionPermits(cloud, functionArn, { principal, sourceArn: message.topicArn }))
      return `${functionArn} does not let ${principal} invoke it for ${message.topicArn}`;
    if (chain >= LONGEST_CHAIN) return `Lambda stops ${functionArn}, which runs in a loop`;
    return { at: cloud.now.toISOString(), id: cloud.hex(32) };
  });
  if (typeof head === "string") return failed(head);
  const event = {
    Records: [
      {
        EventSource: "aws:sns",
        EventVersion: "1.0",
        EventSubscriptionArn: message.subscriptionArn,
        Sns: {
          Type: "Notification",
          MessageId: head.id,
          TopicArn: message.topicArn,
          Subject: message.subject ?? null,
          Message: message.text,
          Timestamp: head.at,
          MessageAttributes: message.attributes ?? {},
        },
      },
    ],
  };
  const handled = await handleEvent(ask, functionArn, event, stage, (next) =>
    handOn(ask, next, stage, chain + 1),
  );
  if (typeof handled === "string") return failed(handled);
  const { answer, fate, told, tries } = handled;
  if ("error" in answer) return { ...failed(`${answer.error}; tried ${times(tries)}; ${fate}`), tries, told };
  return { outcome: "sent", detail: JSON.stringify(answer.result), tries, told };
}

function times(count: number): string {
  return count === 1 ? "once" : `${count} times`;
}

/** Under which name SNS calls (SNS Developer Guide, cross-region delivery, read 2026-11). */
function snsName(topicRegion: string, functionRegion: string): string {
  return topicRegion !== functionRegion && optInRegions.has(topicRegion)
    ? `sns.${topicRegion}.amazonaws.com`
    : "sns.amazonaws.com";
}
