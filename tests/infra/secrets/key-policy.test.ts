import { describe, expect, it } from "@jest/globals";
import { type KeyService, keyPolicy } from "../../../infra/secrets/key-policy.ts";
import { keyAllowsService, keyDecisionForRole } from "../../../rehearsal/cloud/key-policy-judge.ts";
import { judge, parsePolicy } from "../../../rehearsal/cloud/policy-language.ts";

const ACCOUNT = "111122223333";
const REGION = "eu-central-1";
const ROLE = `arn:aws:iam::${ACCOUNT}:role/task`;
const ROOT = `arn:aws:iam::${ACCOUNT}:root`;

function policyFor(...services: KeyService[]): string {
  return keyPolicy({ accountId: ACCOUNT, region: REGION, services });
}

/** What CloudWatch Logs calls for a log group. */
function logsUse(region: string, account: string) {
  return {
    service: `logs.${region}.amazonaws.com`,
    account,
    actions: ["kms:Encrypt", "kms:Decrypt", "kms:ReEncryptFrom", "kms:GenerateDataKey", "kms:DescribeKey"],
    encryptionContextArn: `arn:aws:logs:${region}:${account}:log-group:group`,
  };
}

/** Whether a role may decrypt, through a service or directly. */
function decrypt(policy: string, viaService?: string) {
  const use = { roleArn: ROLE, account: ACCOUNT, action: "kms:Decrypt" };
  return keyDecisionForRole(policy, viaService === undefined ? use : { ...use, viaService });
}

describe("keyPolicy", () => {
  it("lets CloudWatch Logs encrypt the account's own groups", () => {
    expect(keyAllowsService(policyFor("logs"), logsUse(REGION, ACCOUNT))).toBe(true);
  });

  it("refuses CloudWatch Logs for a group of another account or region", () => {
    expect(keyAllowsService(policyFor("logs"), logsUse(REGION, "999999999999"))).toBe(false);
    expect(keyAllowsService(policyFor("logs"), logsUse("eu-west-1", ACCOUNT))).toBe(false);
  });

  it("lets the account's trails encrypt, and no other region's", () => {
    const trail = (region: string) => ({
      service: "cloudtrail.amazonaws.com",
      account: ACCOUNT,
      actions: ["kms:GenerateDataKey", "kms:DescribeKey"],
      encryptionContextArn: `arn:aws:cloudtrail:${region}:${ACCOUNT}:trail/shop`,
    });
    expect(keyAllowsService(policyFor("cloudtrail"), trail(REGION))).toBe(true);
    expect(keyAllowsService(policyFor("cloudtrail"), trail("eu-west-1"))).toBe(false);
    expect(keyAllowsService(policyFor("s3"), trail(REGION))).toBe(false);
    const reads = { ...trail(REGION), actions: ["kms:Decrypt"] };
    expect(keyAllowsService(policyFor("cloudtrail"), reads)).toBe(false);
  });

  it("refuses CloudWatch Logs where it is not named", () => {
    expect(keyAllowsService(policyFor("rds", "secretsmanager"), logsUse(REGION, ACCOUNT))).toBe(false);
  });

  it.each(["rds", "elasticache", "secretsmanager", "ecr"] as const)(
    "hands the account's roles the use through %s, and through that alone",
    (service) => {
      expect(decrypt(policyFor(service), `${service}.${REGION}.amazonaws.com`)).toBe("delegate");
      expect(decrypt(policyFor(service), `${service}.eu-west-1.amazonaws.com`)).toBe("deny");
      expect(decrypt(policyFor(service), `s3.${REGION}.amazonaws.com`)).toBe("deny");
    },
  );

  it("lets nobody decrypt directly, the account's root included", () => {
    expect(decrypt(policyFor("rds", "elasticache", "secretsmanager", "ecr", "logs"))).toBe("deny");
  });

  it("keeps the account in charge of the key: it can change the policy and delete the key", () => {
    for (const action of ["kms:PutKeyPolicy", "kms:ScheduleKeyDeletion", "kms:EnableKeyRotation"]) {
      const use = { roleArn: ROLE, account: ACCOUNT, action };
      expect(keyDecisionForRole(policyFor("rds"), use)).toBe("delegate");
    }
  });

  it("lets a service take a grant for AWS resources only", () => {
    const statements = parsePolicy(policyFor("rds"));
    const grant = (forAwsResource: string) =>
      judge(statements, {
        action: "kms:CreateGrant",
        principal: { aws: ROOT },
        context: {
          "kms:CallerAccount": ACCOUNT,
          "kms:ViaService": `rds.${REGION}.amazonaws.com`,
          "kms:GrantIsForAWSResource": forAwsResource,
        },
      });
    expect(grant("true")).toBe("allow");
    expect(grant("false")).toBe("none");
  });

  it("gives another account nothing", () => {
    const use = {
      roleArn: "arn:aws:iam::999999999999:role/task",
      account: "999999999999",
      action: "kms:Decrypt",
      viaService: `rds.${REGION}.amazonaws.com`,
    };
    expect(keyDecisionForRole(policyFor("rds"), use)).toBe("deny");
  });

  it("is the same text whatever the order or repetition of the services, so that no update is due", () => {
    expect(policyFor("rds", "logs", "rds")).toBe(policyFor("logs", "rds"));
  });

  it("gives every statement an id of letters and digits, once", () => {
    const text = policyFor("rds", "elasticache", "secretsmanager", "ecr", "logs");
    const ids: string[] = JSON.parse(text).Statement.map((statement: { Sid: string }) => statement.Sid);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9]+$/);
  });
});
