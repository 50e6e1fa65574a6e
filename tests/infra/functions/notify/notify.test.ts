import { afterEach, describe, expect, it, jest } from "@jest/globals";
import { notify, type Receivers } from "../../../../infra/functions/notify/notify.ts";
import type { SnsEvent } from "../../../../infra/functions/notify/sns-event.ts";

const CRITICAL = "arn:aws:sns:eu-west-1:111122223333:critical";
const WARNING = "arn:aws:sns:eu-west-1:111122223333:warning";
const receivers: Receivers = {
  criticalTopicArns: [CRITICAL],
  slackSecret: "slack",
  pagerDutySecret: "pager",
};
const values: Record<string, string> = { slack: "https://hooks.example/abc", pager: "routing-key" };
const read = (id: string) => Promise.resolve(values[id]);

function event(TopicArn: string, state = "ALARM"): SnsEvent {
  const Message = JSON.stringify({
    AlarmName: "api-down",
    AlarmArn: "arn:alarm",
    AlarmDescription: "api is down. First: look.",
    NewStateValue: state,
    NewStateReason: "0 was below 1",
  });
  return { Records: [{ Sns: { TopicArn, MessageId: "m", Message, Timestamp: "2026-11-20T12:00:00Z" } }] };
}

/** What goes out while `use` runs: address and body, in order. */
async function sent(status: number, use: () => Promise<unknown>) {
  const calls: { readonly address: string; readonly body: Record<string, unknown> }[] = [];
  jest.spyOn(globalThis, "fetch").mockImplementation((address, init) => {
    calls.push({ address: String(address), body: JSON.parse(String(init?.body)) as Record<string, unknown> });
    return Promise.resolve(new Response("", { status }));
  });
  const outcome = await use().catch((error: unknown) => (error as Error).message);
  return { calls, outcome };
}

describe("notify", () => {
  afterEach(() => void jest.restoreAllMocks());

  it("tells Slack and pages somebody of a critical alarm", async () => {
    const { calls, outcome } = await sent(200, () => notify(event(CRITICAL), receivers, read));
    expect(outcome).toEqual({ told: 2 });
    expect(calls[0]).toMatchObject({
      address: "https://hooks.example/abc",
      body: { text: expect.stringContaining("First: look.") },
    });
    expect(calls[1]?.body).toMatchObject({
      routing_key: "routing-key",
      event_action: "trigger",
      dedup_key: "arn:alarm",
    });
  });

  it("ends the page when the alarm ends", async () => {
    const { calls } = await sent(202, () => notify(event(CRITICAL, "OK"), receivers, read));
    expect(calls[1]?.body).toMatchObject({ event_action: "resolve", dedup_key: "arn:alarm" });
  });

  it("pages nobody for a warning", async () => {
    const { calls } = await sent(200, () => notify(event(WARNING), receivers, read));
    expect(calls.map(({ address }) => address)).toEqual(["https://hooks.example/abc"]);
  });

  it("fails when a receiver refuses, having told the other, and names no address", async () => {
    const { calls, outcome } = await sent(500, () => notify(event(CRITICAL), receivers, read));
    expect(calls).toHaveLength(2);
    expect(outcome).toBe("Slack answered 500; PagerDuty answered 500");
  });

  it("does nothing, and does not fail, while the secrets are empty", async () => {
    jest.spyOn(console, "log").mockImplementation(() => undefined);
    const empty = () => Promise.resolve(undefined);
    const { calls, outcome } = await sent(200, () => notify(event(CRITICAL), receivers, empty));
    expect(calls).toEqual([]);
    expect(outcome).toEqual({ told: 0 });
  });

  it("calls nothing where no receiver is named", async () => {
    const nobody: Receivers = {
      criticalTopicArns: [CRITICAL],
      slackSecret: undefined,
      pagerDutySecret: undefined,
    };
    const { calls } = await sent(200, () => notify(event(CRITICAL), nobody, read));
    expect(calls).toEqual([]);
  });
});
