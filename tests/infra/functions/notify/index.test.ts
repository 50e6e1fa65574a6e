import { afterEach, beforeAll, describe, expect, it, jest } from "@jest/globals";
import type { SnsEvent } from "../../../../infra/functions/notify/sns-event.ts";

/** Secrets that the function asked for. */
const asked: unknown[] = [];

jest.unstable_mockModule("@aws-sdk/client-secrets-manager", () => ({
  GetSecretValueCommand: class {
    readonly id: string;
    constructor({ SecretId }: { readonly SecretId: string }) {
      this.id = SecretId;
    }
  },
  SecretsManagerClient: class {
    async send({ id }: { readonly id: string }): Promise<object> {
      asked.push(id);
      return { SecretString: id === "arn:slack" ? "https://hooks.example/abc" : "routing-key" };
    }
    destroy(): void {
      // nothing was opened
    }
  },
}));

const event = (TopicArn: string): SnsEvent => ({
  Records: [
    { Sns: { TopicArn, MessageId: TopicArn, Message: "api is down", Timestamp: "2026-11-20T12:00:00Z" } },
  ],
});

describe("the notifier's handler", () => {
  let handler: (event: SnsEvent) => Promise<unknown>;
  const before = { ...process.env };

  beforeAll(async () => {
    // Lambda sets them before it loads the module.
    process.env.CRITICAL_TOPIC_ARNS = "arn:critical,arn:critical-far";
    process.env.SLACK_SECRET_ARN = "arn:slack";
    process.env.PAGERDUTY_SECRET_ARN = "arn:pager";
    ({ handler } = await import("../../../../infra/functions/notify/index.ts"));
    process.env = before;
  });

  afterEach(() => void jest.restoreAllMocks());

  it("tells Slack and PagerDuty of every topic, and reads each secret once", async () => {
    const told: string[] = [];
    jest.spyOn(globalThis, "fetch").mockImplementation((address) => {
      told.push(new URL(String(address)).host);
      return Promise.resolve(new Response());
    });
    expect(await handler(event("arn:warning"))).toEqual({ told: 2 });
    expect(await handler(event("arn:critical"))).toEqual({ told: 2 });
    expect(await handler(event("arn:critical-far"))).toEqual({ told: 2 });
    expect(told.join(" ")).toBe(
      "hooks.example events.pagerduty.com hooks.example events.pagerduty.com hooks.example events.pagerduty.com",
    );
    expect(asked).toEqual(["arn:slack", "arn:pager"]);
  });
});
