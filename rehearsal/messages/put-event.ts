import type { World } from "../cloud/world.ts";
import { matchesEvent } from "../services/aws/event-pattern.ts";
import { listeningRules, targetsOf } from "../services/aws/eventbridge.ts";
import { live } from "../services/aws/live.ts";
import { isRecord, record, text } from "../services/known.ts";
import { type Delivery, publish, type Stage } from "./publish.ts";

/** Puts an event on the account's bus: every rule that means it sends it to its topics. */
export async function putEvent(
  world: World,
  at: { readonly accountId: string; readonly region: string },
  event: Readonly<Record<string, unknown>>,
  stage: Stage,
): Promise<readonly Delivery[]> {
  const sent = world.ask({ provider: "aws", ...at }, { name: "", urn: "" }, (cloud) =>
    listeningRules(cloud)
      .filter(({ pattern }) => matchesEvent(pattern, event))
      .flatMap(({ rule }) =>
        targetsOf(rule, cloud).map((target) => ({
          topicArn: text(live(target), "arn") ?? "",
          sourceArn: String(live(rule).arn),
          text: messageOf(live(target), event),
        })),
      )
      .filter(({ topicArn }) => topicArn.startsWith("arn:aws:sns:")),
  );
  const told = sent.map(({ sourceArn, text: message, topicArn }) => {
    const publisher = { service: "events", sourceArn, region: at.region };
    return publish(world, { accountId: at.accountId, topicArn, text: message }, publisher, stage);
  });
  return (await Promise.all(told)).flat();
}

/** The event, or what the target's transformer makes of it (EventBridge User Guide, "Input transformation", from memory, 2026-11). */
function messageOf(
  target: Readonly<Record<string, unknown>>,
  event: Readonly<Record<string, unknown>>,
): string {
  const transformer = record(target, "inputTransformer");
  if (transformer === undefined) return text(target, "input") ?? JSON.stringify(event);
  const paths = record(transformer, "inputPaths") ?? {};
  const template = text(transformer, "inputTemplate") ?? "";
  // A template in quotes is a JSON text: what is put into it must not end it.
  const isText = template.startsWith('"');
  const filled = template.replaceAll(/<([A-Za-z0-9_-]+)>/g, (_, name: string) => {
    const path = text(paths, name);
    const value = path === undefined ? "" : valueAt(event, path);
    return isText ? JSON.stringify(value).slice(1, -1) : value;
  });
  return isText ? String(JSON.parse(filled)) : filled;
}

/** `$.detail.reason`, `$.resources[0]`; empty where the event has no such thing. */
function valueAt(event: unknown, path: string): string {
  const steps = path
    .replace(/^\$\.?/, "")
    .split(/[.[\]]+/)
    .filter((step) => step !== "");
  const found = steps.reduce<unknown>((value, step) => {
    if (Array.isArray(value)) return value[Number(step)] as unknown;
    return isRecord(value) ? value[step] : undefined;
  }, event);
  if (found === undefined || found === null) return "";
  return typeof found === "string" ? found : JSON.stringify(found);
}
