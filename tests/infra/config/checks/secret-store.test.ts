import { describe, expect, it } from "@jest/globals";
import { checkSecretStore } from "../../../../infra/config/checks/secret-store.ts";
import type { ConfigParts } from "../../../../infra/config/config.ts";
import { formatProblem } from "../../../../infra/lib/errors.ts";

const messages = (parts: ConfigParts) => checkSecretStore(parts).map(formatProblem);

describe("checkSecretStore", () => {
  it("says nothing of Secrets Manager, nor of parameters that nobody reads elsewhere", () => {
    expect(messages({ product: "aws-shop", notify: { slackWebhook: "HOOK" } })).toEqual([]);
    expect(messages({ secretStore: "secrets-manager", notify: { slackWebhook: "HOOK" } })).toEqual([]);
    expect(messages({ secretStore: "parameters", product: "shop", notify: { emails: [] } })).toEqual([]);
  });

  it.each(["slackWebhook", "discordWebhook", "pagerDutyKey"] as const)(
    "refuses notify.%s, whose secret would need a copy",
    (word) => {
      expect(messages({ secretStore: "parameters", notify: { [word]: "HOOK" } })).toEqual([
        `notify.${word}: no secret for the notifier with secretStore: parameters, which have no copy in its region; got "HOOK". Remove it, or write secretStore: secrets-manager.`,
      ]);
    },
  );

  it.each(["aws", "ssmart"])("refuses the product %s, since no parameter's name begins so", (product) => {
    expect(messages({ secretStore: "parameters", product })).toEqual([
      `product: a name that begins with neither aws nor ssm, which parameters' names cannot; got "${product}". Take another name, or write secretStore: secrets-manager.`,
    ]);
  });
});
