import { describe, expect, it } from "@jest/globals";
import type { Clouds } from "../../../cli/preflight/clouds.ts";
import { secretChecks } from "../../../cli/preflight/judge-secrets.ts";
import { resolve } from "../../../infra/config/resolve.ts";
import { referenceConfig } from "../../infra/config/reference-config.ts";

const { settings } = resolve(referenceConfig("production"));

const ABOUT = { stack: "production", configDir: process.cwd(), on: "rehearsal" } as const;
const SET = "npx slipway secrets set SLACK_WEBHOOK_URL --stack production < file";

async function judged(secret: Clouds["secret"]) {
  const checks = secretChecks(settings, { secret } as Clouds, ABOUT); // the one question that it asks
  return Promise.all(checks.map(async ([subject, check]) => ({ subject, ...(await check()) })));
}

describe("secretChecks", () => {
  it("asks for external secrets alone, in the store that the stack has", async () => {
    const asked: unknown[] = [];
    await judged(async (...question) => {
      asked.push(question);
      return "filled";
    });
    expect(asked).toEqual([
      [settings.secretStore, "SLACK_WEBHOOK_URL"],
      [settings.secretStore, "PAGERDUTY_ROUTING_KEY"],
    ]);
  });

  it.each([
    ["filled", "ok", "one", ""],
    ["empty", "person", "none yet", SET],
    ["absent", "person", "no such secret", `${SET}, once the stack has made it`],
  ] as const)("of a secret that is %s", async (answer, state, found, next) => {
    const [first] = await judged(async () => answer);
    expect(first).toEqual({ subject: "secret SLACK_WEBHOOK_URL", state, expected: "a value", found, next });
  });
});
