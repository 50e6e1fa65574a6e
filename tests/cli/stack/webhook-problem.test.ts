import { describe, expect, it } from "@jest/globals";
import { webhookProblem } from "../../../cli/stack/webhook-problem.ts";
import { formatProblem } from "../../../infra/lib/errors.ts";
import { exampleSettings } from "../../infra/example-settings.ts";

const { notify } = exampleSettings({});
const settings = { notify: { ...notify, slackWebhook: "SLACK", discordWebhook: "DISCORD" } };
const told = (value: string, name = "SLACK") => {
  const problem = webhookProblem(settings, name, value);
  return problem === undefined ? undefined : formatProblem(problem);
};

describe("webhookProblem", () => {
  it("is none for an https address, and for any value of a secret that is no webhook", () => {
    expect(told("https://hooks.slack.com/services/T0/B0/s3cret")).toBeUndefined();
    expect(told("HTTPS://discord.com/api/webhooks/1/s3cret", "DISCORD")).toBeUndefined();
    expect(told("s3cret", "STRIPE_KEY")).toBeUndefined();
    const none = { notify: { ...notify, slackWebhook: undefined, discordWebhook: undefined } };
    expect(webhookProblem(none, "SLACK", "s3cret")).toBeUndefined();
  });

  it.each([
    ["s3cret", "a text that is no address"],
    ["https://", "a text that is no address"],
    ["http://hooks.slack.com/s3cret", "an address that does not begin with https://"],
    ["https:hooks.slack.com/s3cret", "an address that does not begin with https://"],
    ["s3cret:hooks.slack.com", "an address that does not begin with https://"],
    ["https://hooks.slack.com/s3cret extra", "a text with spaces or line ends"],
    ["https://hooks.slack.com/s3cret\nhttps://a.example", "a text with spaces or line ends"],
    [" https://hooks.slack.com/s3cret", "a text with spaces or line ends"],
  ])("refuses %j without repeating it", (value, found) => {
    expect(told(value)).toBe(
      `SLACK: the address of a webhook of Slack, which begins with https://; got ${found}. Copy the whole address from there, and pipe it in alone.`,
    );
  });

  it("names Discord where the secret is its webhook", () => {
    expect(told("s3cret", "DISCORD")).toMatch(/^DISCORD: the address of a webhook of Discord,/);
  });
});
