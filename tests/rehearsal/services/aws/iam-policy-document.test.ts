import { describe, expect, it } from "@jest/globals";
import {
  type PolicyKind,
  parsePolicyDocument,
  policyProblem,
} from "../../../../rehearsal/services/aws/iam-policy-document.ts";

const ALLOW = { Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::books/*" };
const TRUST = {
  Effect: "Allow",
  Action: "sts:AssumeRole",
  Principal: { Service: "ecs-tasks.amazonaws.com" },
};

function policy(...statements: readonly object[]): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: statements });
}

describe("parsePolicyDocument", () => {
  it("makes lists of single values and texts of condition values", () => {
    const Condition = { Bool: { "aws:SecureTransport": false }, NumericLessThan: { "s3:max-keys": 10 } };
    const { statements, version } = parsePolicyDocument(
      policy({ ...ALLOW, Sid: "Read", Condition }),
      "identity",
    );
    expect(version).toBe("2012-10-17");
    expect(statements[0]).toMatchObject({
      sid: "Read",
      effect: "Allow",
      actions: ["s3:GetObject"],
      resources: ["arn:aws:s3:::books/*"],
      principals: {},
      conditions: { Bool: { "aws:SecureTransport": ["false"] }, NumericLessThan: { "s3:max-keys": ["10"] } },
    });
  });

  it("takes one statement that stands without a list", () => {
    const text = JSON.stringify({ Version: "2012-10-17", Statement: ALLOW });
    expect(parsePolicyDocument(text, "identity").statements).toHaveLength(1);
  });

  it("reads everybody as the AWS principal *", () => {
    const text = policy({ ...ALLOW, Principal: "*" });
    expect(parsePolicyDocument(text, "bucket").statements[0]?.principals).toEqual({ AWS: ["*"] });
  });

  it("accepts a service principal with its region", () => {
    const Principal = { Service: "logs.eu-central-1.amazonaws.com" };
    const text = policy({ Effect: "Allow", Principal, Action: "kms:Encrypt*", Resource: "*" });
    expect(policyProblem(text, "key")).toBeUndefined();
  });
});

describe("policyProblem", () => {
  const cases: readonly (readonly [cause: string, kind: PolicyKind, text: unknown, words: string])[] = [
    ["an empty text", "identity", "", "MalformedPolicyDocument: Policy document must not be empty."],
    [
      "a text that is not JSON",
      "identity",
      "{",
      "MalformedPolicyDocument: This policy contains invalid Json",
    ],
    [
      "a bucket policy that is not JSON",
      "bucket",
      "{",
      "MalformedPolicy: Policies must be valid JSON and the first byte must be '{'",
    ],
    [
      "a list at the top",
      "identity",
      "[]",
      "MalformedPolicyDocument: Syntax errors in policy. The document must be an object.",
    ],
    [
      "an unknown key",
      "identity",
      '{"Version":"2012-10-17","Statements":[]}',
      "MalformedPolicyDocument: Syntax errors in policy. Unknown field Statements",
    ],
    [
      "an unknown version",
      "identity",
      JSON.stringify({ Version: "2012-10-18", Statement: [ALLOW] }),
      'MalformedPolicyDocument: Syntax errors in policy. Invalid version "2012-10-18"',
    ],
    [
      "no version on a role's policy",
      "identity",
      JSON.stringify({ Statement: [ALLOW] }),
      "MalformedPolicyDocument: Policy document must be version 2012-10-17 or greater.",
    ],
    [
      "no statement",
      "identity",
      policy(),
      "MalformedPolicyDocument: Syntax errors in policy. Missing required field Statement",
    ],
    [
      "a misspelt element",
      "identity",
      policy({ ...ALLOW, Actions: "s3:*" }),
      "MalformedPolicyDocument: Syntax errors in policy. Unknown field Actions",
    ],
    [
      "no effect",
      "identity",
      policy({ Action: "s3:*", Resource: "*" }),
      "MalformedPolicyDocument: Missing required field Effect",
    ],
    [
      "a wrong effect",
      "identity",
      policy({ ...ALLOW, Effect: "allow" }),
      'MalformedPolicyDocument: Invalid effect: "allow"',
    ],
    [
      "no action",
      "identity",
      policy({ Effect: "Allow", Resource: "*" }),
      "MalformedPolicyDocument: Policy statement must contain actions.",
    ],
    [
      "an action without a service",
      "identity",
      policy({ ...ALLOW, Action: "GetObject" }),
      "MalformedPolicyDocument: Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.",
    ],
    [
      "no resource",
      "identity",
      policy({ Effect: "Allow", Action: "s3:*" }),
      "MalformedPolicyDocument: Policy statement must contain resources.",
    ],
    [
      "a resource that is no ARN",
      "identity",
      policy({ ...ALLOW, Resource: "books" }),
      'MalformedPolicyDocument: Resource books must be in ARN format or "*".',
    ],
    [
      "a principal on a role's policy",
      "identity",
      policy({ ...ALLOW, Principal: "*" }),
      "MalformedPolicyDocument: Policy document should not specify a principal.",
    ],
    [
      "Action beside NotAction",
      "identity",
      policy({ ...ALLOW, NotAction: "s3:*" }),
      "MalformedPolicyDocument: Syntax errors in policy. Action and NotAction exclude one another.",
    ],
    [
      "two statements of one id",
      "identity",
      policy({ ...ALLOW, Sid: "A" }, { ...ALLOW, Sid: "A" }),
      "MalformedPolicyDocument: Statement IDs (SID) in a single policy must be unique.",
    ],
    [
      "an id with a space",
      "identity",
      policy({ ...ALLOW, Sid: "Read it" }),
      "MalformedPolicyDocument: Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*",
    ],
    [
      "an unknown condition operator",
      "identity",
      policy({ ...ALLOW, Condition: { StringIs: { "aws:RequestedRegion": "x" } } }),
      "MalformedPolicyDocument: Invalid Condition type : StringIs",
    ],
    [
      "a trust policy with a resource",
      "trust",
      policy({ ...TRUST, Resource: "*" }),
      "MalformedPolicyDocument: Has prohibited field Resource",
    ],
    [
      "a trust policy without a principal",
      "trust",
      policy({ Effect: "Allow", Action: "sts:AssumeRole" }),
      "MalformedPolicyDocument: Missing required field Principal",
    ],
    [
      "a trust policy with another action",
      "trust",
      policy({ ...TRUST, Action: "s3:GetObject" }),
      "MalformedPolicyDocument: AssumeRole policy may only specify STS AssumeRole actions.",
    ],
    [
      "a service that does not exist",
      "trust",
      policy({ ...TRUST, Principal: { Service: "ecs-task.amazonaws.com" } }),
      'MalformedPolicyDocument: Invalid principal in policy: "SERVICE":"ecs-task.amazonaws.com"',
    ],
    [
      "a principal of an unknown kind",
      "trust",
      policy({ ...TRUST, Principal: { Role: "x" } }),
      'MalformedPolicyDocument: Invalid principal in policy: {"Role":"x"}',
    ],
    [
      "a key policy without a principal",
      "key",
      policy({ Effect: "Allow", Action: "kms:*", Resource: "*" }),
      "MalformedPolicyDocumentException: Policy contains a statement with no principal.",
    ],
    [
      "a bucket policy for another service",
      "bucket",
      policy({ ...ALLOW, Principal: "*", Action: "ec2:RunInstances" }),
      "MalformedPolicy: Policy has invalid action",
    ],
    [
      "a repository policy with a resource",
      "repository",
      policy({ ...ALLOW, Action: "ecr:*", Principal: "*" }),
      "InvalidParameterException: Invalid parameter at 'PolicyText' failed to satisfy constraint: 'Invalid repository policy provided' (Has prohibited field Resource.)",
    ],
  ];
  it.each(cases)("refuses %s", (_cause, kind, text, words) => {
    expect(policyProblem(text, kind)).toBe(words);
  });

  it("accepts a policy of the longest length and refuses one character more", () => {
    const sized = (length: number): string => {
      const frame = policy({ ...ALLOW, Resource: "arn:aws:s3:::" }).length;
      return policy({ ...ALLOW, Resource: `arn:aws:s3:::${"b".repeat(length - frame)}` });
    };
    expect(policyProblem(sized(10_240), "identity")).toBeUndefined();
    expect(policyProblem(sized(10_241), "identity")).toContain("Maximum policy size of 10240 bytes exceeded");
  });
});
