import { describe, expect, it } from "@jest/globals";
import {
  judge,
  matchesPattern,
  PolicyFault,
  type PolicyRequest,
  parsePolicy,
} from "../../../rehearsal/cloud/policy-language.ts";

function answer(statement: object | readonly object[], request: Partial<PolicyRequest> = {}): string {
  const whole: PolicyRequest = {
    action: "s3:GetObject",
    resource: "arn:aws:s3:::logs/a",
    context: {},
    ...request,
  };
  return judge(parsePolicy({ Version: "2012-10-17", Statement: statement }), whole);
}

const allow = { Effect: "Allow", Action: "s3:*", Resource: "*" };

describe("judge", () => {
  it("allows what a statement names, whatever the letters' case, and says none of anything else", () => {
    expect(answer(allow)).toBe("allow");
    expect(answer({ ...allow, Action: "S3:getobject" })).toBe("allow");
    expect(answer({ ...allow, Action: "s3:Put*" })).toBe("none");
    expect(answer({ ...allow, Resource: "arn:aws:s3:::other/*" })).toBe("none");
  });

  it("turns NotAction and NotResource round", () => {
    expect(answer({ Effect: "Allow", NotAction: "iam:*", Resource: "*" })).toBe("allow");
    expect(answer({ Effect: "Allow", NotAction: "s3:*", Resource: "*" })).toBe("none");
    expect(answer({ Effect: "Deny", Action: "*", NotResource: "arn:aws:s3:::logs/*" })).toBe("none");
  });

  it("lets a deny win", () => {
    expect(answer([allow, { Effect: "Deny", Action: "s3:GetObject", Resource: "*" }])).toBe("deny");
  });

  it("takes a condition key that is absent as not met, and as met where the operator is negated", () => {
    const conditioned = (Condition: object): string => answer({ ...allow, Condition });
    expect(conditioned({ StringEquals: { "aws:SourceAccount": "1" } })).toBe("none");
    expect(conditioned({ StringNotEquals: { "aws:SourceAccount": "1" } })).toBe("allow");
    expect(conditioned({ Null: { "aws:SourceAccount": "true" } })).toBe("allow");
    expect(conditioned({ Bool: { "aws:SecureTransport": "false" } })).toBe("none");
  });

  it("names principals by service and by ARN", () => {
    const principal = { service: "delivery.logs.amazonaws.com" };
    expect(answer({ ...allow, Principal: { Service: "delivery.logs.amazonaws.com" } }, { principal })).toBe(
      "allow",
    );
    expect(answer({ ...allow, Principal: { AWS: "*" } }, { principal })).toBe("none");
    expect(answer({ ...allow, Principal: "*" }, { principal })).toBe("allow");
  });
});

describe("parsePolicy", () => {
  const wrong: readonly (readonly [string, unknown])[] = [
    ["a text that is not JSON", "{"],
    ["no statement", { Version: "2012-10-17" }],
    ["an unknown key", { Version: "2012-10-17", Statement: [{ ...allow, Resources: "*" }] }],
    ["an unknown version", { Version: "2020-01-01", Statement: [allow] }],
    ["an action without a service", { Statement: [{ ...allow, Action: "GetObject" }] }],
    ["Action beside NotAction", { Statement: [{ ...allow, NotAction: "s3:*" }] }],
    ["an unknown operator", { Statement: [{ ...allow, Condition: { StringIs: { a: "b" } } }] }],
  ];
  it.each(wrong)("refuses %s", (_name, policy) => {
    expect(() => parsePolicy(policy)).toThrow(PolicyFault);
  });
});

describe("matchesPattern", () => {
  it.each([
    ["a.b", "a.b", true],
    ["axb", "a.b", false],
    ["a/b/c", "a/*", true],
    ["ab", "a?", true],
    ["a", "a?", false],
  ] as const)("%s against %s: %s", (found, pattern, expected) => {
    expect(matchesPattern(found, pattern)).toBe(expected);
  });
});
