import { afterEach, describe, expect, it, jest } from "@jest/globals";
import { type Memory, notify, type Receivers } from "../../../../infra/functions/notify/notify.ts";
import type { SnsEvent } from "../../../../infra/functions/notify/sns-event.ts";

const CRITICAL = "arn:aws:sns:eu-west-1:111122223333:critical";
const WARNING = "arn:aws:sns:eu-west-1:111122223333:warning";
const receivers: Receivers = {
  criticalTopicArns: [CRITICAL],
  slackSecret: "slack",
  discordSecret: undefined,
  pagerDutySecret: "pager",
};
const values: Record<string, string> = { slack: "https://hooks.example/abc", pager: "routing-key" };

/** A container's memory; `forgotten` says which secrets it was told to read again. */
function container(read = (id: string): Promise<string | undefined> => Promise.resolve(values[id])) {
  const forgotten: string[] = [];
  const memory: Memory = {
    secrets: { read, forget: (id) => void forgotten.push(id) },
    told: new Set(),
  };
  return { memory, forgotten };
}

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
async function sent(status: number | ((address: string) => number), use: () => Promise<unknown>) {
  const calls: { readonly address: string; readonly body: Record<string, unknown> }[] = [];
  jest.spyOn(globalThis, "fetch").mockImplementation((address, init) => {
    calls.push({ address: String(address), body: JSON.parse(String(init?.body)) as Record<string, unknown> });
    const answer = typeof status === "number" ? status : status(String(address));
    return Promise.resolve(new Response("", { status: answer }));
  });
  const outcome = await use().catch((error: unknown) => (error as Error).message);
  return { calls, outcome };
}

describe("notify", () => {
  afterEach(() => void jest.restoreAllMocks());

  it("tells Slack and pages somebody of a critical alarm", async () => {
    const { calls, outcome } = await sent(200, () => notify(event(CRITICAL), receivers, container().memory));
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
    const { calls } = await sent(202, () => notify(event(CRITICAL, "OK"), receivers, container().memory));
    expect(calls[1]?.body).toMatchObject({ event_action: "resolve", dedup_key: "arn:alarm" });
  });

  it("gives PagerDuty a warning as a warning", async () => {
    const { calls, outcome } = await sent(200, () => notify(event(WARNING), receivers, container().memory));
    expect(outcome).toEqual({ told: 2 });
    expect(calls[1]?.body).toMatchObject({ event_action: "trigger", payload: { severity: "warning" } });
  });

  it("tells only the receiver that failed when Lambda tries again", async () => {
    const { memory } = container();
    const slackIsDown = (address: string) => (address.includes("hooks") ? 503 : 202);
    const first = await sent(slackIsDown, () => notify(event(CRITICAL), receivers, memory));
    expect(first.outcome).toBe("Slack answered 503");
    const again = await sent(200, () => notify(event(CRITICAL), receivers, memory));
    expect(again.calls.map(({ address }) => address)).toEqual(["https://hooks.example/abc"]);
    expect(again.outcome).toEqual({ told: 1 });
  });

  it.each([400, 401, 403, 404, 410])("reads a secret again that was answered with %i", async (status) => {
    const { forgotten, memory } = container();
    const slackRefuses = (address: string) => (address.includes("hooks") ? status : 202);
    await sent(slackRefuses, () => notify(event(CRITICAL), receivers, memory));
    expect(forgotten).toEqual(["slack"]);
  });

  it.each([429, 500])("keeps a secret that was answered with %i: it is not to blame", async (status) => {
    const { forgotten, memory } = container();
    await sent(status, () => notify(event(CRITICAL), receivers, memory));
    expect(forgotten).toEqual([]);
  });

  it("fails when a receiver refuses, having told the other, and names no address", async () => {
    const { calls, outcome } = await sent(500, () => notify(event(CRITICAL), receivers, container().memory));
    expect(calls).toHaveLength(2);
    expect(outcome).toBe("Slack answered 500; PagerDuty answered 500");
  });

  it("does nothing, and does not fail, while the secrets are empty", async () => {
    jest.spyOn(console, "log").mockImplementation(() => undefined);
    const empty = () => Promise.resolve(undefined);
    const { calls, outcome } = await sent(200, () =>
      notify(event(CRITICAL), receivers, container(empty).memory),
    );
    expect(calls).toEqual([]);
    expect(outcome).toEqual({ told: 0 });
  });

  it("tells Discord beside Slack, each by its own secret", async () => {
    values.discord = "https://discord.example/abc";
    const both: Receivers = { ...receivers, discordSecret: "discord", pagerDutySecret: undefined };
    const { calls, outcome } = await sent(200, () => notify(event(WARNING), both, container().memory));
    expect(outcome).toEqual({ told: 2 });
    expect(calls.map(({ address }) => address)).toEqual([
      "https://hooks.example/abc",
      "https://discord.example/abc",
    ]);
  });

  it("calls nothing where no receiver is named", async () => {
    const nobody: Receivers = {
      criticalTopicArns: [CRITICAL],
      slackSecret: undefined,
      discordSecret: undefined,
      pagerDutySecret: undefined,
    };
    const { calls } = await sent(200, () => notify(event(CRITICAL), nobody, container().memory));
    expect(calls).toEqual([]);
  });
});
