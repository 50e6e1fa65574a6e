import type { ViewIndex } from "../index-views.ts";
import { meansEvent } from "../languages/event-pattern.ts";
import { inputsOf } from "../reader.ts";
import type { ResourceView } from "../resource-view.ts";
import { EVENT_RULE, EVENT_TARGET, TOPIC } from "../tokens.ts";
import { listeners } from "./alarm-listeners.ts";

/** Where an event happens, and the region of resources that name none. */
export interface EventPlace {
  readonly region: string;
  readonly own: string | undefined;
}

/** The region in which a resource stands; undefined where neither it nor the stack's file says. */
export function regionOf(view: ResourceView, own: string | undefined): string | undefined {
  return inputsOf(view).text("region") ?? own;
}

/**
 * True where somebody hears of an event on the default bus: by a rule that tells a topic with listeners, there or on the bus of
 * another region to which a rule hands it. A bus that was handed an event hands it no further (EventBridge User Guide,
 * "Sending events between event buses in the same account and Region", read 2026-11-27).
 */
export function eventIsHeard(
  index: ViewIndex,
  place: EventPlace,
  event: Readonly<Record<string, unknown>>,
): boolean {
  return heard(index, place, event, false);
}

function heard(
  index: ViewIndex,
  place: EventPlace,
  event: Readonly<Record<string, unknown>>,
  handedOn: boolean,
): boolean {
  const targets = index
    .ofType(EVENT_RULE)
    .filter((rule) => regionOf(rule, place.own) === place.region && hears(rule, event))
    .flatMap((rule) => index.pointingAt(rule, EVENT_TARGET, "rule"))
    .filter((target) => regionOf(target, place.own) === place.region);
  return targets.some((target) => {
    const topics = index.linked(target, "arn", TOPIC);
    if (topics.some((topic) => listeners(index, topic).length > 0)) return true;
    if (topics.length > 0 || handedOn) return false;
    const region = busRegion(inputsOf(target).text("arn"));
    // Without a role EventBridge refuses the target.
    if (region === undefined || !inputsOf(target).has("roleArn")) return false;
    return heard(index, { ...place, region }, event, true);
  });
}

function hears(rule: ResourceView, event: Readonly<Record<string, unknown>>): boolean {
  const read = inputsOf(rule);
  if (read.text("state") === "DISABLED" || !read.flag("isEnabled", true)) return false; // @pulumi/aws 7.48.0: on where nothing is said
  const bus = read.text("eventBusName");
  if (bus !== undefined && bus !== "default") return false;
  const pattern = read.text("eventPattern");
  return pattern !== undefined && meansEvent(pattern, event);
}

/** The region of a default bus; undefined for the ARN of anything else. */
function busRegion(arn: string | undefined): string | undefined {
  return /^arn:[a-z-]+:events:([a-z0-9-]+):\d{12}:event-bus\/default$/.exec(arn ?? "")?.[1];
}
