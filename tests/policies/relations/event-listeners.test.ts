import { describe, expect, it } from "@jest/globals";
import { indexViews } from "../../../policies/index-views.ts";
import { eventIsHeard, regionOf } from "../../../policies/relations/event-listeners.ts";
import type { ResourceView } from "../../../policies/resource-view.ts";
import { EVENT_RULE, EVENT_TARGET } from "../../../policies/tokens.ts";
import { listener, topic } from "../example-alarms.ts";
import { from, given, view } from "../rule-table.ts";

const EVENT = { source: "aws.guardduty" };
const PATTERN = JSON.stringify({ source: ["aws.guardduty"] });
const ROLE = "arn:aws:iam::111122223333:role/r";

const busArn = (region: string, name = "default") =>
  `arn:aws:events:${region}:111122223333:event-bus/${name}`;
const rule = (region: string) => view(EVENT_RULE, `rule-${region}`, { eventPattern: PATTERN, region });

/** A target of the rule in its region. */
function target(of: ResourceView, inputs: Readonly<Record<string, unknown>>): ResourceView {
  const { region } = of.inputs;
  return from(view(EVENT_TARGET, `${of.name}-target`, { rule: "r", region, ...inputs }), "rule", of);
}

const main = rule("eu-west-1");
const told = [main, from(target(main, { arn: "t" }), "arn", topic), topic, listener("email")];
const recovery = rule("eu-central-1");
const handed = target(recovery, { arn: busArn("eu-west-1"), roleArn: ROLE });

function heardIn(region: string, ...views: readonly ResourceView[]): boolean {
  return eventIsHeard(indexViews(views), { region, own: "eu-west-1" }, EVENT);
}

describe("eventIsHeard", () => {
  it("hears by a topic with listeners, and on a bus to which the event is handed", () => {
    expect(heardIn("eu-west-1", ...told)).toBe(true);
    expect(heardIn("eu-central-1", ...told)).toBe(false);
    expect(heardIn("eu-central-1", ...told, recovery, handed)).toBe(true);
  });

  it("hears by a rule that names no region in the stack's own alone", () => {
    const unnamed = given(main, { region: undefined });
    const views = [unnamed, from(from(view(EVENT_TARGET, "t", { arn: "t" }), "rule", unnamed), "arn", topic)];
    expect(heardIn("eu-west-1", ...views, topic, listener("email"))).toBe(true);
    expect(heardIn("eu-central-1", ...views, topic, listener("email"))).toBe(false);
  });

  it("does not hear an event that two buses would have to hand on", () => {
    const far = rule("us-east-1");
    const twice = target(far, { arn: busArn("eu-central-1"), roleArn: ROLE });
    expect(heardIn("us-east-1", ...told, recovery, handed, far, twice)).toBe(false);
  });

  it.each<[string, Readonly<Record<string, unknown>>]>([
    ["of another name", { arn: busArn("eu-west-1", "other") }],
    ["without a role", { roleArn: undefined }],
    ["that is a queue", { arn: "arn:aws:sqs:eu-west-1:111122223333:q" }],
    ["in another region than its rule", { region: "eu-west-1" }],
  ])("does not hear by a target %s", (_, change) => {
    expect(heardIn("eu-central-1", ...told, recovery, given(handed, change))).toBe(false);
  });

  it.each<[string, Readonly<Record<string, unknown>>]>([
    ["switched off", { state: "DISABLED" }],
    ["switched off in the older way", { isEnabled: false }],
    ["on another bus", { eventBusName: "other" }],
    ["of another event", { eventPattern: '{"source":["aws.ecs"]}' }],
    ["of a schedule", { eventPattern: undefined }],
  ])("does not hear by a rule that is %s", (_, change) => {
    expect(heardIn("eu-central-1", ...told, given(recovery, change), handed)).toBe(false);
  });
});

describe("regionOf", () => {
  it("is the resource's own region before the stack's", () => {
    expect(regionOf(main, "us-east-1")).toBe("eu-west-1");
    expect(regionOf(given(main, { region: undefined }), "us-east-1")).toBe("us-east-1");
    expect(regionOf(given(main, { region: undefined }), undefined)).toBeUndefined();
  });
});
