import type { AwsCalls } from "./aws-calls.ts";
import type { MailSubscription } from "./clouds.ts";

const VERSION = "2010-03-31";

/** What stands in the place of a subscription's ARN until it is confirmed: SNS API reference, Subscribe (from memory, 2026-11). */
const PENDING = "PendingConfirmation";

/** Mail subscriptions of the region's topics that carry the stack's tags: others' topics say nothing of its own. */
export async function mailSubscriptions({
  aws,
  environment,
  product,
}: {
  readonly aws: Pick<AwsCalls, "query">;
  readonly product: string;
  readonly environment: string;
}): Promise<readonly MailSubscription[]> {
  const found = (await every(aws)).filter(({ protocol }) => protocol === "email");
  const topics = [...new Set(found.map(({ topic }) => topic))];
  const own = new Set<string>();
  for (const ResourceArn of topics) {
    const xml = await aws.query("sns", VERSION, "ListTagsForResource", { ResourceArn });
    const has = (key: string, value: string): boolean =>
      xml.includes(`<Key>${key}</Key><Value>${value}</Value>`);
    if (has("product", product) && has("environment", environment)) own.add(ResourceArn);
  }
  return found
    .filter(({ topic }) => own.has(topic))
    .map(({ address, arn }) => ({ address, confirmed: arn !== PENDING }));
}

interface Subscription {
  readonly topic: string;
  readonly protocol: string;
  readonly address: string;
  readonly arn: string;
}

async function every(aws: Pick<AwsCalls, "query">): Promise<readonly Subscription[]> {
  const found: Subscription[] = [];
  let next: string | undefined;
  do {
    const more = next === undefined ? {} : { NextToken: next };
    const xml = await aws.query("sns", VERSION, "ListSubscriptions", more);
    for (const text of xml.split("<member>").slice(1))
      found.push({
        topic: element(text, "TopicArn") ?? "",
        protocol: element(text, "Protocol") ?? "",
        address: element(text, "Endpoint") ?? "",
        arn: element(text, "SubscriptionArn") ?? PENDING,
      });
    next = element(xml, "NextToken");
  } while (next !== undefined && next !== "");
  return found;
}

function element(xml: string, name: string): string | undefined {
  return new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1];
}
