import { describe, expect, it } from "@jest/globals";
import { indexViews } from "../../../policies/index-views.ts";
import { subscribersOf } from "../../../policies/relations/topic-subscribers.ts";
import { type ResourceView, UNKNOWN } from "../../../policies/resource-view.ts";
import { TOPIC } from "../../../policies/tokens.ts";
import { everybody, listener, notifier, permission, topic } from "../example-alarms.ts";
import { from, given, view } from "../rule-table.ts";

const of = (views: readonly ResourceView[]) =>
  subscribersOf(indexViews(views), topic).map(({ name }) => name);
const changed = (one: ResourceView, inputs: Readonly<Record<string, unknown>>) =>
  everybody.map((other) => (other === one ? given(one, inputs) : other));

describe("subscribersOf", () => {
  it("are mail, and a function that the topic may call", () => {
    expect(of(everybody)).toEqual(["by-email", "by-lambda"]);
    expect(of([topic])).toEqual([]);
  });

  it("are none that filters", () => {
    const filtering = (filterPolicy: unknown) => of([topic, given(listener("email"), { filterPolicy })]);
    expect(filtering('{"never":["never"]}')).toEqual([]);
    expect(filtering("")).toEqual(["by-email"]);
    expect(() => filtering(UNKNOWN)).toThrow("filterPolicy");
  });

  it("are no function that is always throttled", () => {
    const reserved = (reservedConcurrentExecutions: unknown) =>
      of(changed(notifier, { reservedConcurrentExecutions }));
    expect(reserved(0)).toEqual(["by-email"]);
    expect(reserved("0")).toEqual(["by-email"]);
    expect(reserved(1)).toEqual(["by-email", "by-lambda"]);
    expect(reserved(-1)).toEqual(["by-email", "by-lambda"]);
    expect(() => reserved(UNKNOWN)).toThrow("reservedConcurrentExecutions");
  });

  it.each([
    ["another action", { action: "lambda:GetFunction" }],
    ["another service", { principal: "events.amazonaws.com" }],
    ["a principal that only begins alike", { principal: "sns.amazonaws.com.example" }],
  ])("are no function whose permission is for %s", (_, inputs) => {
    expect(of(changed(permission, inputs))).toEqual(["by-email"]);
  });

  it("are no function without a permission, and none whose permission is for another topic", () => {
    expect(of(everybody.filter((one) => one !== permission))).toEqual(["by-email"]);
    const other = view(TOPIC, "other", {}, { outputs: { arn: "arn:aws:sns:eu-west-1:1:other" } });
    const elsewhere = everybody.map((one) =>
      one === permission ? from(permission, "sourceArn", other) : one,
    );
    expect(of([...elsewhere, other])).toEqual(["by-email"]);
  });

  it("are a function that every topic may call, and one that a region's own name may", () => {
    const open = { ...given(permission, { sourceArn: undefined }) };
    expect(of(everybody.map((one) => (one === permission ? open : one)))).toContain("by-lambda");
    expect(of(changed(permission, { principal: "sns.ap-southeast-3.amazonaws.com" }))).toContain("by-lambda");
  });
});
