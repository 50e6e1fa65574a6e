import { describe, expect, it } from "@jest/globals";
import { topicPolicy } from "../../../../infra/observability/topic-policy.ts";
import { keyPolicy } from "../../../../infra/secrets/key-policy.ts";
import { TOKEN } from "../../../../rehearsal/services/aws/tokens.ts";
import { services } from "../../../../rehearsal/services/index.ts";
import { MemoryCloud } from "../../memory-cloud.ts";

const BUDGET = "aws:budgets/budget:Budget";
const ACCOUNT = "111122223333";
const REGION = "eu-central-1";
const told = (change: Readonly<Record<string, unknown>> = {}) => ({
  notificationType: "ACTUAL",
  comparisonOperator: "GREATER_THAN",
  threshold: 80,
  thresholdType: "PERCENTAGE",
  subscriberEmailAddresses: ["team@shop.example"],
  ...change,
});
const budget = (change: Readonly<Record<string, unknown>> = {}) => ({
  name: "shop",
  budgetType: "COST",
  timeUnit: "MONTHLY",
  limitAmount: "250",
  limitUnit: "USD",
  notifications: [told()],
  ...change,
});

describe("a budget", () => {
  it("is named within its account, begins with the month and has no end", () => {
    const made = new MemoryCloud(services).make(BUDGET, budget());
    expect(made.id).toBe(`${ACCOUNT}:shop`);
    expect(made.outputs).toMatchObject({
      arn: `arn:aws:budgets::${ACCOUNT}:budget/shop`,
      timePeriodStart: "2026-11-01_00:00",
      timePeriodEnd: "2087-06-15_00:00",
    });
  });

  it("is refused a name that is taken, whatever the region", () => {
    const cloud = new MemoryCloud(services);
    cloud.make(BUDGET, budget());
    cloud.as({ region: "eu-west-1" });
    expect(() => cloud.make(BUDGET, budget())).toThrow("DuplicateRecordException");
  });

  it.each([
    ["timeUnit", { timeUnit: "WEEKLY" }],
    ["budgetType", { budgetType: "MONEY" }],
    ["limitAmount", { limitAmount: "0" }],
    ["limitAmount", { limitAmount: "much" }],
    ["name", { name: "shop:a" }],
    ["at least one subscriber", { notifications: [told({ subscriberEmailAddresses: [] })] }],
    ["no mail address", { notifications: [told({ subscriberEmailAddresses: ["the team"] })] }],
    ["subscriberSnsTopicArns", { notifications: [told({ subscriberSnsTopicArns: ["a", "b"] })] }],
    ["thresholdType", { notifications: [told({ thresholdType: "SHARE" })] }],
    ["at most 10", { notifications: Array.from({ length: 11 }, () => told()) }],
  ])("is refused for %s: %j", (reason, change) => {
    expect(new MemoryCloud(services).failures(BUDGET, budget(change)).join()).toContain(reason);
  });
});

describe("a budget's topic", () => {
  const publish =
    (policy: (arn: string) => string | undefined, keyServices: Parameters<typeof keyPolicy>[0]["services"]) =>
    () => {
      const cloud = new MemoryCloud(services);
      const key = cloud.make(TOKEN.key, {
        policy: keyPolicy({ accountId: ACCOUNT, region: REGION, services: keyServices }),
      });
      const topic = cloud.make("aws:sns/topic:Topic", { name: "alerts", kmsMasterKeyId: key.outputs.arn });
      const arn = String(topic.outputs.arn);
      const text = policy(arn);
      if (text !== undefined) cloud.make("aws:sns/topicPolicy:TopicPolicy", { arn, policy: text });
      return cloud.make(BUDGET, budget({ notifications: [told({ subscriberSnsTopicArns: [arn] })] }));
    };
  const own = (topicArn: string) => topicPolicy({ topicArn, accountId: ACCOUNT, region: REGION });

  it("is written to under the policies that the stack's topics and keys have", () => {
    expect(publish(own, ["alerts"])).not.toThrow();
  });

  it("is refused where its policy does not let Budgets publish", () => {
    expect(publish(() => undefined, ["alerts"])).toThrow("does not let budgets.amazonaws.com publish");
    expect(
      publish((topicArn) => topicPolicy({ topicArn, accountId: "999988887777", region: REGION }), ["alerts"]),
    ).toThrow("does not let budgets.amazonaws.com publish");
  });

  it("is refused where its key does not let Budgets encrypt", () => {
    expect(publish(own, ["s3"])).toThrow(
      "does not let budgets.amazonaws.com call kms:GenerateDataKey, kms:Decrypt",
    );
  });

  it("is written to in another region, under the key that it has there", () => {
    const cloud = new MemoryCloud(services);
    cloud.as({ region: "eu-west-1" });
    const key = cloud.make(TOKEN.key, {
      policy: keyPolicy({ accountId: ACCOUNT, region: "eu-west-1", services: ["alerts"] }),
    });
    const topic = cloud.make(TOKEN.topic, { name: "alerts", kmsMasterKeyId: key.outputs.arn });
    const arn = String(topic.outputs.arn);
    const text = topicPolicy({ topicArn: arn, accountId: ACCOUNT, region: "eu-west-1" });
    cloud.make(TOKEN.topicPolicy, { arn, policy: text });
    cloud.as({ region: REGION });
    const notifications = [told({ subscriberSnsTopicArns: [arn] })];
    expect(() => cloud.make(BUDGET, budget({ notifications }))).not.toThrow();
  });

  it("is refused where it does not exist", () => {
    const cloud = new MemoryCloud(services);
    const subscriberSnsTopicArns = [`arn:aws:sns:${REGION}:${ACCOUNT}:alerts`];
    expect(() => cloud.make(BUDGET, budget({ notifications: [told({ subscriberSnsTopicArns })] }))).toThrow(
      "NotFoundException",
    );
  });
});
