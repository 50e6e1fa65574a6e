import { afterEach, describe, expect, it, jest } from "@jest/globals";
import type { Alert } from "../../../../infra/functions/notify/alert.ts";
import { discordText, LONGEST_CONTENT, tellDiscord } from "../../../../infra/functions/notify/discord.ts";

const ALERT: Alert = {
  severity: "critical",
  state: "raised",
  title: "api-down",
  text: "api is down. First: look.",
  key: "arn:alarm",
  at: "2026-11-20T12:00:00Z",
};

describe("discordText", () => {
  it.each<[Partial<Alert>, string]>([
    [{}, "🔴 **api-down** (critical, raised)\napi is down. First: look."],
    [{ severity: "warning" }, "🟠 **api-down** (warning, raised)\napi is down. First: look."],
    [{ state: "ended" }, "🟢 **api-down** (critical, ended)\napi is down. First: look."],
    [{ state: "told", text: "" }, "ℹ️ **api-down** (critical, told)"],
    [{ title: "a_b*c`d", text: "" }, "🔴 **a\\_b\\*c\\`d** (critical, raised)"],
  ])("shows %j at a glance", (change, shown) => {
    expect(discordText({ ...ALERT, ...change })).toBe(shown);
  });

  it("ends what would be too long, and never within a character", () => {
    const head = discordText({ ...ALERT, text: "" }).length + 1;
    const fits = "a".repeat(LONGEST_CONTENT - head);
    expect(discordText({ ...ALERT, text: fits })).toHaveLength(LONGEST_CONTENT);
    expect(discordText({ ...ALERT, text: fits })).toMatch(/a$/);
    expect(discordText({ ...ALERT, text: `${fits}b` })).toHaveLength(LONGEST_CONTENT);
    expect(discordText({ ...ALERT, text: `${fits}b` })).toMatch(/a…$/);
    expect(discordText({ ...ALERT, text: `${fits.slice(2)}🔴bb` })).toMatch(/a…$/);
  });
});

describe("tellDiscord", () => {
  afterEach(() => void jest.restoreAllMocks());

  it("posts the text, and lets it mention nobody", async () => {
    const fetched = jest.spyOn(globalThis, "fetch").mockResolvedValue(new Response(null, { status: 204 }));
    await tellDiscord("https://discord.example/abc", { ...ALERT, text: "@everyone" });
    const [address, init] = fetched.mock.calls[0] ?? [];
    expect(address).toBe("https://discord.example/abc");
    expect(JSON.parse(String(init?.body))).toEqual({
      content: "🔴 **api-down** (critical, raised)\n@everyone",
      allowed_mentions: { parse: [] },
    });
  });
});
