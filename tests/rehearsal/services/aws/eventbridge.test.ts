import { describe, expect, it } from "@jest/globals";
import { TOKEN } from "../../../../rehearsal/services/aws/tokens.ts";
import { services } from "../../../../rehearsal/services/index.ts";
import { MemoryCloud } from "../../memory-cloud.ts";

const rule = { name: "deployments", eventPattern: JSON.stringify({ source: ["aws.ecs"] }) };

describe("eventRule", () => {
  it.each<[string, object, string]>([
    ["neither pattern nor schedule", { eventPattern: undefined }, "must be given"],
    ["a pattern that is not JSON", { eventPattern: "{" }, "not valid JSON"],
    ["a key that no event has", { eventPattern: '{"detailType":["x"]}' }, "no event has"],
    ["a value that is no list", { eventPattern: '{"source":"aws.ecs"}' }, "non-empty list"],
    ["an unknown comparison", { eventPattern: '{"source":[{"begins":"aws"}]}' }, "compares by"],
    [
      "a schedule of five fields",
      { eventPattern: undefined, scheduleExpression: "cron(0 1 * * *)" },
      "six fields",
    ],
  ])("refuses %s", (_, change, says) => {
    expect(new MemoryCloud(services).failures(TOKEN.eventRule, { ...rule, ...change }).join()).toContain(
      says,
    );
  });

  it("stays while it has targets", () => {
    const cloud = new MemoryCloud(services);
    const made = cloud.make(TOKEN.eventRule, rule);
    const target = cloud.put(TOKEN.eventTarget, "deployments-a", { rule: "deployments" });
    expect(() => cloud.drop(made)).toThrow("has targets");
    cloud.drop(target);
    cloud.drop(made);
    expect(cloud.list(TOKEN.eventRule)).toEqual([]);
  });
});

describe("eventTarget", () => {
  it("refuses a topic whose policy does not name EventBridge, and a missing rule", () => {
    const cloud = new MemoryCloud(services);
    const topic = cloud.make(TOKEN.topic, { name: "told" });
    const target = { rule: "deployments", targetId: "t", arn: topic.outputs.arn };
    expect(() => cloud.make(TOKEN.eventTarget, target)).toThrow("does not exist on EventBus");
    cloud.make(TOKEN.eventRule, rule);
    expect(() => cloud.make(TOKEN.eventTarget, target)).toThrow(
      "does not let events.amazonaws.com call sns:Publish",
    );
  });

  it("refuses a bus without a role, and takes one with a role that may put events there", () => {
    const cloud = new MemoryCloud(services);
    cloud.make(TOKEN.eventRule, rule);
    const arn = "arn:aws:events:eu-west-1:111122223333:event-bus/default";
    const target = { rule: "deployments", targetId: "bus", arn };
    expect(() => cloud.make(TOKEN.eventTarget, target)).toThrow(`RoleArn is required for target ${arn}.`);
    const roleArn = "arn:aws:iam::111122223333:role/hands-on";
    const document = (statement: object) => JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
    const allow = {
      Effect: "Allow",
      Action: "sts:AssumeRole",
      Principal: { Service: "events.amazonaws.com" },
    };
    cloud.put(TOKEN.role, "hands-on", { arn: roleArn, name: "hands-on", assumeRolePolicy: document(allow) });
    expect(() => cloud.make(TOKEN.eventTarget, { ...target, roleArn })).toThrow(
      "hands-on may not call events:PutEvents",
    );
    const put = { Effect: "Allow", Action: "events:PutEvents", Resource: arn };
    cloud.put(TOKEN.rolePolicy, "hands-on:put", { role: "hands-on", policy: document(put) });
    expect(cloud.make(TOKEN.eventTarget, { ...target, roleArn }).id).toBe("deployments-bus");
  });
});
