import { describe, expect, it } from "@jest/globals";
import type { Ask, Message } from "../../../rehearsal/messages/delivery.ts";
import { type HandledEvent, handleEvent } from "../../../rehearsal/messages/handle-event.ts";
import { TOKEN } from "../../../rehearsal/services/aws/tokens.ts";
import { config, encrypt, functionArn, publish, standing, TOPIC } from "../services/aws/function-fixture.ts";
import { STAGE } from "./topic-world.ts";

/** Fails, and says at what time; the clock of the account shows 2026-11-20T12:00Z. */
const FAILS = "export const handler = () => { throw new Error(new Date().toISOString()); };";
const SUCCEEDS_LATER =
  'export const handler = () => { if (new Date().getUTCMinutes() < 1) throw new Error("busy"); return "done"; };';

interface Played {
  readonly code?: string;
  /** Of the configuration for events; undefined for none. */
  readonly events?: object;
  /** Of the function. */
  readonly more?: object;
  readonly statements?: readonly object[];
}

/** Hands the function an event; what its topics got is kept. */
async function play({ code = FAILS, events, more, statements = [publish, encrypt] }: Played) {
  const { cloud } = standing(...statements);
  const ask: Ask = (run) => cloud.ask(run);
  ask((view) => {
    const target = view.get(TOKEN.function, "notify");
    if (target === undefined) throw new Error("no function");
    target.inputs = { ...target.inputs, ...more, code: { assets: { "index.mjs": { text: code } } } };
  });
  if (events !== undefined) cloud.put(TOKEN.functionEventInvokeConfig, "notify", { ...config, ...events });
  const messages: Message[] = [];
  const handled = await handleEvent(ask, functionArn, { order: 7 }, STAGE, async (message) => {
    messages.push(message);
    return [{ protocol: "email", endpoint: "a@b.example", outcome: "sent", detail: "" }];
  });
  return { handled: handled as HandledEvent, messages }; // every function of this test can run
}

describe("handleEvent", () => {
  it("tries a failing event again after a minute and after two more, and then loses it", async () => {
    const { handled, messages } = await play({});
    expect(handled).toMatchObject({ tries: 3, told: [], fate: "the event is lost" });
    expect(handled.answer).toEqual({ error: expect.stringMatching(/^2026-11-20T12:03:/) });
    expect(messages).toEqual([]);
  });

  it("ends with the first try that succeeds", async () => {
    const { handled } = await play({ code: SUCCEEDS_LATER });
    expect(handled).toMatchObject({ tries: 2, answer: { result: "done" } });
  });

  it.each([
    [0, 1],
    [1, 2],
    [2, 3],
  ])("tries %i times more where so much is configured", async (maximumRetryAttempts, tries) => {
    const { handled } = await play({ events: { maximumRetryAttempts } });
    expect(handled.tries).toBe(tries);
  });

  it.each([
    [60, 1, "EventAgeExceeded"],
    [61, 2, "EventAgeExceeded"],
    [180, 2, "EventAgeExceeded"],
    [181, 3, "RetriesExhausted"],
  ])("gives an event up that is kept for %i seconds after %i tries: %s", async (age, tries, condition) => {
    const { handled, messages } = await play({ events: { maximumEventAgeInSeconds: age } });
    expect(handled.tries).toBe(tries);
    expect(JSON.parse(messages[0]?.text ?? "")).toMatchObject({ requestContext: { condition } });
  });

  it("sends the destination a record of the event, the tries and the error", async () => {
    const { handled, messages } = await play({ events: {} });
    expect(messages).toEqual([{ topicArn: TOPIC, text: expect.any(String) }]);
    expect(JSON.parse(messages[0]?.text ?? "")).toMatchObject({
      requestContext: { condition: "RetriesExhausted", approximateInvokeCount: 3 },
      requestPayload: { order: 7 },
      responsePayload: { errorMessage: expect.stringMatching(/^2026-11-20T12:03:/) },
    });
    expect(handled.fate).toBe("the event goes by email to a@b.example");
  });

  it("sends the dead letters the bare event, with the error beside it", async () => {
    const { messages } = await play({ more: { deadLetterConfig: { targetArn: TOPIC } } });
    expect(messages).toEqual([
      {
        topicArn: TOPIC,
        text: '{"order":7}',
        attributes: expect.objectContaining({
          ErrorMessage: { Type: "String", Value: expect.stringMatching(/^2026-11-20T12:03:/) },
        }),
      },
    ]);
  });

  it("sends both where a function has both", async () => {
    const { messages } = await play({ events: {}, more: { deadLetterConfig: { targetArn: TOPIC } } });
    expect(messages).toHaveLength(2);
  });

  it("sends a record of a success only where one was asked for", async () => {
    const code = 'export const handler = () => "done";';
    expect((await play({ code, events: {} })).messages).toEqual([]);
    const destinationConfig = { onSuccess: { destination: TOPIC } };
    const { messages } = await play({ code, events: { destinationConfig } });
    expect(JSON.parse(messages[0]?.text ?? "")).toMatchObject({
      requestContext: { condition: "Success", approximateInvokeCount: 1 },
      responsePayload: "done",
    });
  });

  it.each([
    [
      "the role may no longer publish",
      [encrypt],
      /^the event is lost: the role \S+ may not call sns:Publish/,
    ],
    ["the role may not use the topic's key", [publish], /^the event is lost: the role \S+ may not call kms:/],
  ])("loses the event where %s", async (_, statements, fate) => {
    const { handled, messages } = await play({ events: {}, statements });
    expect(handled.fate).toMatch(fate);
    expect(messages).toEqual([]);
  });

  it("says why a function cannot run", async () => {
    const { cloud } = standing(publish);
    const hand = (arn: string) =>
      handleEvent(
        (run) => cloud.ask(run),
        arn,
        {},
        STAGE,
        async () => [],
      );
    expect(await hand(`${functionArn}-gone`)).toBe(`${functionArn}-gone does not exist`);
    cloud.ask((view) => {
      const target = view.get(TOKEN.function, "notify");
      if (target !== undefined) target.inputs = { ...target.inputs, role: "none" };
    });
    expect(await hand(functionArn)).toBe(`${functionArn} has no role or no readable code`);
  });
});
