import type { World } from "../cloud/world.ts";
import { busOf, busProblem } from "../services/aws/event-bus-target.ts";
import { matchesEvent } from "../services/aws/event-pattern.ts";
import { listeningRules, targetsOf } from "../services/aws/eventbridge.ts";
import { live } from "../services/aws/live.ts";
import { isRecord, record, text } from "../services/known.ts";
import { type Delivery, publish, type Stage } from "./publish.ts";

interface Place {
  readonly accountId: string;
  readonly region: string;
}

/** What a rule that means the event does with it. */
type Sending =
  | { readonly to: "topic"; readonly topicArn: string; readonly sourceArn: string; readonly text: string }
  | { readonly to: "bus"; readonly region: string };

/**
 * Puts an event on the account's default bus in a region: every rule that means it sends it to its topics, and on to buses of other
 * regions. A bus that was handed an event hands it no further (EventBridge User Guide, "Sending events between event buses in the
 * same account and Region", read 2026-11-27).
 */
export async function putEvent(
  world: World,
  at: Place,
  event: Readonly<Record<string, unknown>>,
  stage: Stage,
): Promise<readonly Delivery[]> {
  return deliver(world, at, event, stage, false);
}

async function deliver(
  world: World,
  at: Place,
  event: Readonly<Record<string, unknown>>,
  stage: Stage,
  handedOn: boolean,
): Promise<readonly Delivery[]> {
  const told = sendings(world, at, event).map((sending) => {
    if (sending.to === "topic") {
      const { sourceArn, text: message, topicArn } = sending;
      const publisher = { service: "events", sourceArn, region: at.region };
      return publish(world, { accountId: at.accountId, topicArn, text: message }, publisher, stage);
    }
    return handedOn ? [] : deliver(world, { ...at, region: sending.region }, event, stage, true);
  });
  return (await Promise.all(told)).flat();
}

/** Throws where a bus does not take the event: the rule would only count a failure. */
function sendings(world: World, at: Place, event: Readonly<Record<string, unknown>>): readonly Sending[] {
  return world.ask({ provider: "aws", ...at }, { name: "", urn: "" }, (cloud) =>
    listeningRules(cloud)
      .filter(({ pattern }) => matchesEvent(pattern, event))
      .flatMap(({ rule }) =>
        targetsOf(rule, cloud).flatMap((target): readonly Sending[] => {
          const arn = text(live(target), "arn") ?? "";
          const sourceArn = String(live(rule).arn);
          if (arn.startsWith("arn:aws:sns:"))
            return [{ to: "topic", topicArn: arn, sourceArn, text: messageOf(live(target), event) }];
          const bus = busOf(arn);
          if (bus === undefined) return [];
          const problem = busProblem(cloud, { arn, roleArn: text(live(target), "roleArn") }, sourceArn);
          if (problem !== undefined) throw new Error(`not handed on: ${problem}`);
          return [{ to: "bus", region: bus.region }];
        }),
      ),
  );
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
