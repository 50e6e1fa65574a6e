import { describe, expect, it } from "@jest/globals";
import { Topics } from "../../../infra/observability/topics.ts";
import { contextOf, mockEngine } from "../mocked-resources.ts";

const declared = mockEngine();

/** Protocol and endpoint of whoever listens, by the topic's severity. */
async function listeners(name: string, sms: readonly string[]): Promise<readonly string[]> {
  const notify = {
    emails: ["oncall@shop.example"],
    slackWebhook: undefined,
    discordWebhook: undefined,
    pagerDutyKey: undefined,
    sms,
  };
  const topics = new Topics(name, {
    context: contextOf({ notify }),
    region: "eu-west-1",
    keyArn: "arn:key",
  });
  await new Promise((resolve) => void topics.urn.apply(resolve));
  await new Promise((resolve) => setImmediate(resolve)); // children register behind their topic
  return declared
    .filter((one) => one.name.startsWith(`${name}-`) && one.inputs.protocol !== undefined)
    .map(({ inputs }) => `${String(inputs.topic)} ${String(inputs.protocol)} ${String(inputs.endpoint)}`)
    .sort();
}

describe("Topics", () => {
  it("tell people by mail of everything, and by telephone of what is critical alone", async () => {
    expect(await listeners("told", ["+971501234567", "+971501234568"])).toEqual([
      "arn:told-critical email oncall@shop.example",
      "arn:told-critical sms +971501234567",
      "arn:told-critical sms +971501234568",
      "arn:told-warning email oncall@shop.example",
    ]);
  });

  it("send no text message where nobody gave a number", async () => {
    expect(await listeners("quiet", [])).toEqual([
      "arn:quiet-critical email oncall@shop.example",
      "arn:quiet-warning email oncall@shop.example",
    ]);
  });
});
