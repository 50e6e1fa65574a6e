import { afterEach, describe, expect, it, jest } from "@jest/globals";
import type { Alert } from "../../../../infra/functions/notify/alert.ts";
import { tellPagerDuty } from "../../../../infra/functions/notify/pager-duty.ts";

const ALERT: Alert = {
  severity: "critical",
  state: "raised",
  title: "api-down",
  text: "api is down. First: look.",
  key: "arn:alarm",
  at: "2026-11-20T12:00:00Z",
};

/** What goes out for an alert. */
async function sent(change: Partial<Alert>, status = 202): Promise<unknown> {
  const fetched = jest.spyOn(globalThis, "fetch").mockResolvedValue(new Response("", { status }));
  await tellPagerDuty("routing-key", { ...ALERT, ...change });
  const [address, init] = fetched.mock.calls[0] ?? [];
  return { address, body: JSON.parse(String(init?.body)) as unknown };
}

describe("tellPagerDuty", () => {
  afterEach(() => void jest.restoreAllMocks());

  it("pages with everything that the alarm said", async () => {
    expect(await sent({})).toEqual({
      address: "https://events.pagerduty.com/v2/enqueue",
      body: {
        routing_key: "routing-key",
        event_action: "trigger",
        dedup_key: "arn:alarm",
        payload: {
          summary: "api-down",
          source: "arn:alarm",
          severity: "critical",
          timestamp: "2026-11-20T12:00:00Z",
          custom_details: { text: "api is down. First: look." },
        },
      },
    });
  });

  it.each([
    ["raised", "trigger"],
    ["told", "trigger"],
    ["ended", "resolve"],
  ] as const)("makes of an alert that was %s the action %s, under the same key", async (state, action) => {
    expect(await sent({ state })).toMatchObject({
      body: { event_action: action, dedup_key: "arn:alarm" },
    });
  });

  it("opens no incident of a warning that nobody will end, and shows it among the service's changes", async () => {
    expect(await sent({ state: "told", severity: "warning" })).toEqual({
      address: "https://events.pagerduty.com/v2/change/enqueue",
      body: {
        routing_key: "routing-key",
        payload: {
          summary: "api-down",
          source: "arn:alarm",
          timestamp: "2026-11-20T12:00:00Z",
          custom_details: { text: "api is down. First: look." },
        },
      },
    });
  });

  it.each(["raised", "ended"] as const)("makes an incident of a warning alarm that is %s", async (state) => {
    expect(await sent({ state, severity: "warning" })).toMatchObject({
      address: "https://events.pagerduty.com/v2/enqueue",
    });
  });

  it("fails without the routing key in its message, so that Lambda tries again", async () => {
    await expect(sent({}, 400)).rejects.toThrow(new Error("PagerDuty answered 400"));
  });
});
