import { describe, expect, it } from "@jest/globals";
import {
  keyAllowsService,
  keyDecisionForRole,
  missingKeyActions,
} from "../../../rehearsal/cloud/key-policy-judge.ts";

const ACCOUNT = "111122223333";
const GROUP = `arn:aws:logs:eu-central-1:${ACCOUNT}:log-group:api`;
const ROLE = `arn:aws:iam::${ACCOUNT}:role/api-execution`;

const use = {
  service: "logs.eu-central-1.amazonaws.com",
  account: ACCOUNT,
  actions: ["kms:Encrypt", "kms:GenerateDataKey"],
  encryptionContextArn: GROUP,
};

function policy(...statements: object[]): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: statements });
}

const grant = {
  Effect: "Allow",
  Principal: { Service: "logs.eu-central-1.amazonaws.com" },
  Action: ["kms:Encrypt*", "kms:GenerateDataKey*"],
  Resource: "*",
};

describe("keyAllowsService", () => {
  it("allows a service that a statement names with all its actions", () => {
    expect(keyAllowsService(policy(grant), use)).toBe(true);
  });

  it("refuses the service of another region", () => {
    expect(
      keyAllowsService(policy({ ...grant, Principal: { Service: "logs.eu-west-1.amazonaws.com" } }), use),
    ).toBe(false);
  });

  it("names the one action that is missing", () => {
    expect(missingKeyActions(policy({ ...grant, Action: "kms:Encrypt" }), use)).toEqual([
      "kms:GenerateDataKey",
    ]);
  });

  const conditions: readonly (readonly [string, object, boolean])[] = [
    [
      "ArnLike on a pattern that covers the group",
      { ArnLike: { "kms:EncryptionContext:aws:logs:arn": `arn:aws:logs:*:${ACCOUNT}:*` } },
      true,
    ],
    ["ArnEquals on the group itself", { ArnEquals: { "kms:EncryptionContext:aws:logs:arn": GROUP } }, true],
    [
      "ArnEquals on another group",
      { ArnEquals: { "kms:EncryptionContext:aws:logs:arn": `${GROUP}-other` } },
      false,
    ],
    ["StringEquals on the account", { StringEquals: { "aws:SourceAccount": ACCOUNT } }, true],
    ["StringEquals on another account", { StringEquals: { "aws:SourceAccount": "999999999999" } }, false],
    ["StringLike on the source", { StringLike: { "aws:SourceArn": "arn:aws:logs:eu-*" } }, true],
    [
      "a key that the request does not carry",
      { StringEquals: { "kms:ViaService": "rds.eu-central-1.amazonaws.com" } },
      false,
    ],
    [
      "the same key where absence is allowed",
      { StringEqualsIfExists: { "kms:ViaService": "rds.eu-central-1.amazonaws.com" } },
      true,
    ],
  ];
  it.each(conditions)("judges %s", (_name, condition, expected) => {
    expect(keyAllowsService(policy({ ...grant, Condition: condition }), use)).toBe(expected);
  });

  it("lets a deny win over an allow", () => {
    expect(keyAllowsService(policy(grant, { ...grant, Effect: "Deny", Action: "kms:Encrypt" }), use)).toBe(
      false,
    );
  });

  it("allows nothing by a text that is not JSON, or absent", () => {
    expect(keyAllowsService("{", use)).toBe(false);
    expect(keyAllowsService(undefined, use)).toBe(false);
  });
});

describe("keyDecisionForRole", () => {
  const role = { roleArn: ROLE, account: ACCOUNT, action: "kms:Decrypt" };
  const root = {
    Effect: "Allow",
    Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` },
    Action: "kms:*",
    Resource: "*",
  };

  it("hands the decision to IAM where the account's root is named", () => {
    expect(keyDecisionForRole(policy(root), role)).toBe("delegate");
  });

  it("allows a role that is named itself", () => {
    expect(keyDecisionForRole(policy({ ...root, Principal: { AWS: ROLE } }), role)).toBe("allow");
  });

  it("denies where nobody of the account is named", () => {
    expect(
      keyDecisionForRole(policy({ ...root, Principal: { AWS: "arn:aws:iam::999999999999:root" } }), role),
    ).toBe("deny");
  });

  it("allows everyone who comes through the service of the condition, and nobody else", () => {
    const through = {
      ...root,
      Principal: { AWS: "*" },
      Condition: { StringEquals: { "kms:ViaService": "secretsmanager.eu-central-1.amazonaws.com" } },
    };
    expect(
      keyDecisionForRole(policy(through), {
        ...role,
        viaService: "secretsmanager.eu-central-1.amazonaws.com",
      }),
    ).toBe("allow");
    expect(keyDecisionForRole(policy(through), role)).toBe("deny");
  });
});
