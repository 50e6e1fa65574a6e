import { describe, expect, it } from "@jest/globals";
import { TOKEN } from "../../../../rehearsal/services/aws/tokens.ts";
import { services } from "../../../../rehearsal/services/index.ts";
import { MemoryCloud } from "../../memory-cloud.ts";

const ACCOUNT = "111122223333";
const statement = (service: string, action: string, resource: string) =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { Service: service }, Action: action, Resource: resource }],
  });

/** A topic with its policy and key, and what an alarm of the load balancer needs. */
function withTopic(more: { readonly publisher?: string; readonly keyUser?: string } = {}) {
  const cloud = new MemoryCloud(services);
  const arnOfKey = `arn:aws:kms:eu-central-1:${ACCOUNT}:key/k`;
  const keyPolicy = statement(more.keyUser ?? "cloudwatch.amazonaws.com", "kms:*", "*");
  const key = cloud.put(TOKEN.key, "k", { arn: arnOfKey, policy: keyPolicy });
  const topic = cloud.make(TOKEN.topic, { name: "critical", kmsMasterKeyId: key.outputs.arn });
  const arn = String(topic.outputs.arn);
  const policy = statement(more.publisher ?? "cloudwatch.amazonaws.com", "sns:Publish", arn);
  cloud.make(TOKEN.topicPolicy, { arn, policy });
  return { arn, cloud };
}

const alarm = (action: string) => ({
  name: "jobs",
  namespace: "AWS/Lambda",
  metricName: "Errors",
  statistic: "Sum",
  period: 60,
  evaluationPeriods: 1,
  comparisonOperator: "GreaterThanThreshold",
  threshold: 1,
  alarmActions: [action],
});

describe("topic", () => {
  it("refuses a key that is not there", () => {
    const cloud = new MemoryCloud(services);
    const kmsMasterKeyId = `arn:aws:kms:eu-central-1:${ACCOUNT}:key/none`;
    expect(() => cloud.make(TOKEN.topic, { name: "a", kmsMasterKeyId })).toThrow("NotFoundException");
  });

  it("takes an alarm that may publish and use the key", () => {
    const { arn, cloud } = withTopic();
    expect(cloud.make(TOKEN.metricAlarm, alarm(arn)).id).toBe("jobs");
  });

  it("refuses an alarm whose message the topic's policy would drop", () => {
    const { arn, cloud } = withTopic({ publisher: "events.amazonaws.com" });
    expect(() => cloud.make(TOKEN.metricAlarm, alarm(arn))).toThrow(
      "does not let cloudwatch.amazonaws.com call sns:Publish",
    );
  });

  it("refuses an alarm whose message the key would drop", () => {
    const { arn, cloud } = withTopic({ keyUser: "events.amazonaws.com" });
    expect(() => cloud.make(TOKEN.metricAlarm, alarm(arn))).toThrow("kms:GenerateDataKey");
  });

  it("refuses an alarm of another region", () => {
    const { arn, cloud } = withTopic();
    cloud.as({ region: "eu-west-1" });
    expect(() => cloud.make(TOKEN.metricAlarm, alarm(arn))).toThrow("publishes within eu-west-1 only");
  });
});

describe("topicSubscription", () => {
  it("waits for a person behind a mail address", () => {
    const { arn, cloud } = withTopic();
    const made = cloud.make(TOKEN.topicSubscription, {
      topic: arn,
      protocol: "email",
      endpoint: "a@shop.example",
    });
    expect(made.outputs.pendingConfirmation).toBe(true);
  });

  it("refuses an endpoint of another kind, and a topic that is not there", () => {
    const { arn, cloud } = withTopic();
    expect(() =>
      cloud.make(TOKEN.topicSubscription, { topic: arn, protocol: "email", endpoint: "https://x" }),
    ).toThrow("no endpoint of email");
    expect(() =>
      cloud.make(TOKEN.topicSubscription, {
        topic: `${arn}x`,
        protocol: "email",
        endpoint: "a@shop.example",
      }),
    ).toThrow("Topic does not exist");
  });

  it("refuses a function of another, opt-in region: SNS does not deliver there", () => {
    const { arn, cloud } = withTopic();
    const endpoint = `arn:aws:lambda:ap-southeast-3:${ACCOUNT}:function:notify`;
    expect(() => cloud.make(TOKEN.topicSubscription, { topic: arn, protocol: "lambda", endpoint })).toThrow(
      "opt-in region ap-southeast-3",
    );
  });
});
