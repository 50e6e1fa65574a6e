import { describe, expect, it } from "@jest/globals";
import { publishProblem, requirePublish, topicOf } from "../../../../rehearsal/services/aws/sns-publish.ts";
import { TOKEN } from "../../../../rehearsal/services/aws/tokens.ts";
import { services } from "../../../../rehearsal/services/index.ts";
import { MemoryCloud } from "../../memory-cloud.ts";
import { ACCOUNT, policy } from "./service-fixture.ts";

const KEY = `arn:aws:kms:eu-central-1:${ACCOUNT}:key/k`;
const ALARM = `arn:aws:cloudwatch:eu-central-1:${ACCOUNT}:alarm:a`;
const RULE = `arn:aws:events:eu-central-1:${ACCOUNT}:rule/r`;
const cloudwatch = { service: "cloudwatch", sourceArn: ALARM, region: "eu-central-1" };
const events = { service: "events", sourceArn: RULE, region: "eu-central-1" };
const OWN = { StringEquals: { "aws:SourceAccount": ACCOUNT } };

interface Given {
  readonly topic?: object | null;
  readonly key?: object | null;
  readonly keyId?: string;
}

/** A topic whose policy and key let the publisher in, unless a statement says otherwise. */
function withTopic(service: string, { key = {}, keyId, topic = {} }: Given = {}) {
  const cloud = new MemoryCloud(services);
  const Principal = { Service: `${service}.amazonaws.com` };
  const arn = `arn:aws:sns:eu-central-1:${ACCOUNT}:critical`;
  if (key !== null) {
    const use = { Effect: "Allow", Principal, Action: "kms:*", Resource: "*", ...key };
    cloud.put(TOKEN.key, "k", { arn: KEY, policy: policy(use) });
  }
  const publish = { Effect: "Allow", Principal, Action: "sns:Publish", Resource: arn, ...topic };
  cloud.put(TOKEN.topic, arn, {
    arn,
    kmsMasterKeyId: keyId ?? KEY,
    policy: topic === null ? "{" : policy(publish),
  });
  return { arn, cloud };
}

function problem(publisher: typeof cloudwatch, given: Given = {}, topicArn?: string): string | undefined {
  const { arn, cloud } = withTopic(publisher.service, given);
  return cloud.ask((view) => publishProblem(view, topicArn ?? arn, publisher));
}

describe("publishProblem", () => {
  it("is none where topic and key let the publisher in", () => {
    expect(problem(cloudwatch)).toBeUndefined();
    expect(problem(cloudwatch, { topic: { Condition: OWN }, key: { Condition: OWN } })).toBeUndefined();
    expect(problem(events)).toBeUndefined();
    expect(problem(events, { key: null, keyId: "" })).toBeUndefined();
  });

  it("is a condition that EventBridge does not fill in, in the topic or in the key", () => {
    const at = `arn:aws:sns:eu-central-1:${ACCOUNT}:critical`;
    expect(problem(events, { topic: { Condition: OWN } })).toBe(
      `the policy of ${at} does not let events.amazonaws.com call sns:Publish`,
    );
    expect(problem(events, { key: { Condition: OWN } })).toBe(
      `the key of ${at} does not let events.amazonaws.com call kms:Decrypt, kms:GenerateDataKey`,
    );
  });

  it.each<[Given, string]>([
    [{ topic: null }, "the policy of TOPIC does not let cloudwatch.amazonaws.com call sns:Publish"],
    [
      { topic: { Condition: { StringEquals: { "aws:SourceAccount": "999988887777" } } } },
      "the policy of TOPIC does not let cloudwatch.amazonaws.com call sns:Publish",
    ],
    [{ keyId: "alias/aws/sns" }, "AWS's own key of TOPIC cannot be used by cloudwatch.amazonaws.com"],
    [{ key: null }, "the key of TOPIC does not exist"],
    [
      { key: { Action: "kms:Decrypt" } },
      "the key of TOPIC does not let cloudwatch.amazonaws.com call kms:GenerateDataKey",
    ],
  ])("with %j is told", (given, told) => {
    expect(problem(cloudwatch, given)).toBe(
      told.replace("TOPIC", `arn:aws:sns:eu-central-1:${ACCOUNT}:critical`),
    );
  });

  it("is a topic that is not there, or in another region", () => {
    expect(problem(cloudwatch, {}, "arn:none")).toBe("the topic arn:none does not exist");
    expect(problem({ ...cloudwatch, region: "eu-west-1" })).toBe(
      `the topic arn:aws:sns:eu-central-1:${ACCOUNT}:critical is in eu-central-1, and cloudwatch publishes within eu-west-1 only`,
    );
  });
});

describe("requirePublish", () => {
  it("refuses aloud what the real cloud would drop in silence", () => {
    const { cloud } = withTopic("cloudwatch");
    expect(() => cloud.ask((view) => requirePublish(view, "arn:none", cloudwatch))).toThrow(
      "the topic arn:none does not exist: the real cloud would say nothing and deliver nothing.",
    );
    const { arn, cloud: good } = withTopic("cloudwatch");
    expect(() => good.ask((view) => requirePublish(view, arn, cloudwatch))).not.toThrow();
  });
});

describe("topicOf", () => {
  it("finds a topic by its ARN in whichever region it is", () => {
    const { arn, cloud } = withTopic("events");
    cloud.as({ region: "eu-west-1" });
    expect(cloud.ask((view) => topicOf(view, arn))?.id).toBe(arn);
    expect(cloud.ask((view) => topicOf(view, undefined))).toBeUndefined();
  });
});
