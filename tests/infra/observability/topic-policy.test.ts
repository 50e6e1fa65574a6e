import { describe, expect, it } from "@jest/globals";
import { topicPolicy } from "../../../infra/observability/topic-policy.ts";
import { keyPolicy } from "../../../infra/secrets/key-policy.ts";
import { missingKeyActions } from "../../../rehearsal/cloud/key-policy-judge.ts";
import { judge, parsePolicy } from "../../../rehearsal/cloud/policy-language.ts";

const at = { accountId: "111122223333", region: "eu-west-1" };
const topicArn = "arn:aws:sns:eu-west-1:111122223333:t";
const policy = parsePolicy(topicPolicy({ ...at, topicArn }));
const alarm = "arn:aws:cloudwatch:eu-west-1:111122223333:alarm:a";

function publish(service: string, context: Record<string, string>) {
  return judge(policy, { action: "sns:Publish", resource: topicArn, principal: { service }, context });
}

describe("topicPolicy", () => {
  it("lets alarms of the own account publish, and no other's", () => {
    const own = {
      "aws:SourceAccount": "111122223333",
      "aws:SourceArn": alarm,
      "aws:SecureTransport": "true",
    };
    expect(publish("cloudwatch.amazonaws.com", own)).toBe("allow");
    expect(publish("cloudwatch.amazonaws.com", { ...own, "aws:SourceAccount": "999999999999" })).toBe("none");
  });

  it("lets EventBridge publish, which fills in no source", () => {
    expect(publish("events.amazonaws.com", { "aws:SecureTransport": "true" })).toBe("allow");
  });

  it("lets nobody publish without TLS, and no service that is not named", () => {
    expect(publish("events.amazonaws.com", { "aws:SecureTransport": "false" })).toBe("deny");
    expect(publish("s3.amazonaws.com", { "aws:SecureTransport": "true" })).toBe("none");
  });
});

describe("keyPolicy of the topics' key", () => {
  const text = keyPolicy({ ...at, services: ["alerts"] });
  const actions = ["kms:Decrypt", "kms:GenerateDataKey"];

  it("lets every publisher encrypt: without it the message is lost silently", () => {
    const cloudwatch = {
      service: "cloudwatch.amazonaws.com",
      account: at.accountId,
      actions,
      sourceArn: alarm,
    };
    expect(missingKeyActions(text, cloudwatch)).toEqual([]);
    const events = { service: "events.amazonaws.com", account: at.accountId, actions, anonymous: true };
    expect(missingKeyActions(text, events)).toEqual([]);
  });

  it("lets no alarm of another account", () => {
    const foreign = {
      service: "cloudwatch.amazonaws.com",
      account: "999999999999",
      actions,
      sourceArn: alarm,
    };
    expect(missingKeyActions(text, foreign)).toEqual(actions);
  });
});
