import { describe, expect, it } from "@jest/globals";
import { busOf, busProblem, requireBus } from "../../../../rehearsal/services/aws/event-bus-target.ts";
import { TOKEN } from "../../../../rehearsal/services/aws/tokens.ts";
import { services } from "../../../../rehearsal/services/index.ts";
import { MemoryCloud } from "../../memory-cloud.ts";
import { ACCOUNT, policy } from "./service-fixture.ts";

const BUS = `arn:aws:events:eu-west-1:${ACCOUNT}:event-bus/default`;
const ROLE = `arn:aws:iam::${ACCOUNT}:role/hands-on`;
const RULE = { arn: `arn:aws:events:eu-central-1:${ACCOUNT}:rule/findings`, region: "eu-central-1" };
const PUT = { Effect: "Allow", Action: "events:PutEvents", Resource: BUS };

/** An account with the role, which EventBridge may assume unless its trust says otherwise. */
function withRole(permission: object = PUT, trust: object = {}) {
  const cloud = new MemoryCloud(services);
  const Principal = { Service: "events.amazonaws.com" };
  cloud.put(TOKEN.role, "hands-on", {
    arn: ROLE,
    name: "hands-on",
    assumeRolePolicy: policy({ Effect: "Allow", Principal, Action: "sts:AssumeRole", ...trust }),
  });
  cloud.put(TOKEN.rolePolicy, "hands-on:put", { role: "hands-on", policy: policy(permission) });
  return cloud;
}

const target = { arn: BUS, roleArn: ROLE };

function problem(cloud: MemoryCloud, change: Partial<typeof target> = {}): string | undefined {
  return cloud.ask((view) => busProblem(view, { ...target, ...change }, RULE.arn));
}

describe("busOf", () => {
  it("reads the parts of a bus's ARN, and no other ARN", () => {
    expect(busOf(BUS)).toEqual({ region: "eu-west-1", accountId: ACCOUNT, name: "default" });
    expect(busOf(RULE.arn)).toBeUndefined();
    expect(busOf(`arn:aws:sns:eu-west-1:${ACCOUNT}:t`)).toBeUndefined();
  });
});

describe("busProblem", () => {
  it("is none where EventBridge may assume a role that may put events there", () => {
    expect(problem(withRole())).toBeUndefined();
    const own = {
      Condition: {
        StringEquals: { "aws:SourceAccount": ACCOUNT },
        ArnLike: { "aws:SourceArn": `arn:aws:events:*:${ACCOUNT}:rule/*` },
      },
    };
    expect(problem(withRole(PUT, own))).toBeUndefined();
  });

  it("is a role that does not exist, is not trusted, or may not put", () => {
    expect(problem(withRole(), { roleArn: `${ROLE}-other` })).toBe(`the role ${ROLE}-other does not exist`);
    const strange = { Principal: { Service: "lambda.amazonaws.com" } };
    expect(problem(withRole(PUT, strange))).toBe(
      `events.amazonaws.com may not assume hands-on for ${RULE.arn}`,
    );
    const refused = `hands-on may not call events:PutEvents on ${BUS}`;
    expect(problem(withRole({ ...PUT, Action: "events:PutRule" }))).toBe(refused);
    expect(problem(withRole({ ...PUT, Resource: BUS.replace("eu-west-1", "us-east-1") }))).toBe(refused);
  });

  it("is a bus that nobody made, and a target that is no bus", () => {
    expect(problem(withRole(), { arn: BUS.replace("default", "other") })).toContain(
      "default buses of account",
    );
    expect(problem(withRole(), { arn: BUS.replace(ACCOUNT, "444455556666") })).toContain(
      "default buses of account",
    );
    expect(problem(withRole(), { arn: RULE.arn })).toBe(`${RULE.arn} is no event bus`);
  });
});

describe("requireBus", () => {
  const requires = (cloud: MemoryCloud, change: Partial<{ arn: string; roleArn: string | undefined }> = {}) =>
    cloud.ask((view) => {
      requireBus(view, { ...target, ...change }, RULE);
    });

  it("accepts a bus of another region", () => {
    expect(() => {
      requires(withRole());
    }).not.toThrow();
  });

  it.each<[string, Partial<{ arn: string; roleArn: string | undefined }>, string]>([
    ["no role", { roleArn: undefined }, `RoleArn is required for target ${BUS}.`],
    [
      "the rule's own bus",
      { arn: BUS.replace("eu-west-1", "eu-central-1") },
      "cannot be a target of its own rule",
    ],
  ])("refuses %s", (_, change, says) => {
    expect(() => {
      requires(withRole(), change);
    }).toThrow(says);
  });

  it("refuses what would only be counted as failed", () => {
    expect(() => {
      requires(withRole({ ...PUT, Effect: "Deny" }));
    }).toThrow("the rule would only count failures");
  });
});
