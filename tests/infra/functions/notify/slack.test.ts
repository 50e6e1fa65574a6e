import { afterEach, describe, expect, it, jest } from "@jest/globals";
import fc from "fast-check";
import type { Alert } from "../../../../infra/functions/notify/alert.ts";
import { slackText, tellSlack } from "../../../../infra/functions/notify/slack.ts";

const ALERT: Alert = {
  severity: "critical",
  state: "raised",
  title: "api-down",
  text: "api is down. First: look.",
  key: "arn:alarm",
  at: "2026-11-20T12:00:00Z",
};

describe("slackText", () => {
  it.each<[Partial<Alert>, string]>([
    [{}, "🔴 *api-down* (critical, raised)\napi is down. First: look."],
    [{ severity: "warning" }, "🟠 *api-down* (warning, raised)\napi is down. First: look."],
    [{ state: "ended" }, "🟢 *api-down* (critical, ended)\napi is down. First: look."],
    [{ severity: "warning", state: "ended" }, "🟢 *api-down* (warning, ended)\napi is down. First: look."],
    [{ severity: "warning", state: "told" }, "ℹ️ *api-down* (warning, told)\napi is down. First: look."],
    [{ text: "" }, "🔴 *api-down* (critical, raised)"],
  ])("shows %j at a glance", (change, shown) => {
    expect(slackText({ ...ALERT, ...change })).toBe(shown);
  });

  it("lets neither title nor text mention a channel or a person, whatever stands in them", () => {
    const piece = fc.constantFrom("<!channel>", "<@U1>", "&lt;", "&", ">", "<", "a");
    fc.assert(
      fc.property(fc.string({ unit: piece }), fc.string({ unit: piece }), (title, text) => {
        const shown = slackText({ ...ALERT, title, text });
        expect(shown).not.toMatch(/[<>]/);
        expect(shown.replaceAll(/&(?:amp|lt|gt);/g, "")).not.toContain("&");
      }),
    );
  });

  it("keeps what an ampersand already escaped", () => {
    expect(slackText({ ...ALERT, text: "a &lt; b" })).toContain("\na &amp;lt; b");
  });
});

describe("tellSlack", () => {
  afterEach(() => void jest.restoreAllMocks());

  it("posts the text to the webhook and nothing beside it", async () => {
    const fetched = jest.spyOn(globalThis, "fetch").mockResolvedValue(new Response("ok"));
    await tellSlack("https://hooks.example/abc", ALERT);
    expect(fetched).toHaveBeenCalledTimes(1);
    const [address, init] = fetched.mock.calls[0] ?? [];
    expect(address).toBe("https://hooks.example/abc");
    expect(JSON.parse(String(init?.body))).toEqual({ text: slackText(ALERT) });
  });
});
