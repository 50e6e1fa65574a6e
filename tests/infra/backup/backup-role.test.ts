import { describe, expect, it } from "@jest/globals";
import { backupStatements, backupTrust } from "../../../infra/backup/backup-role.ts";
import { policyDocument } from "../../../infra/lib/policy-document.ts";
import { judge, parsePolicy } from "../../../rehearsal/cloud/policy-language.ts";

const ACCOUNT = "111122223333";
const DATABASE = `arn:aws:rds:eu-west-1:${ACCOUNT}:db:shop`;
const policy = policyDocument(
  backupStatements({
    accountId: ACCOUNT,
    regions: ["eu-west-1", "eu-central-1"],
    databaseArn: DATABASE,
    vaultArns: [`arn:aws:backup:eu-central-1:${ACCOUNT}:backup-vault:away`],
    keyArns: [`arn:aws:kms:eu-west-1:${ACCOUNT}:key/1`],
  }),
);

function answer(action: string, resource: string, context: Readonly<Record<string, string>> = {}): string {
  return judge(parsePolicy(policy), { action, resource, context });
}

describe("backupStatements", () => {
  it("let go of AWS Backup's own snapshots in both regions, and of no others", () => {
    for (const region of ["eu-west-1", "eu-central-1"]) {
      expect(
        answer("rds:DeleteDBSnapshot", `arn:aws:rds:${region}:${ACCOUNT}:snapshot:awsbackup:job-1`),
      ).toBe("allow");
      expect(answer("rds:DeleteDBSnapshot", `arn:aws:rds:${region}:${ACCOUNT}:snapshot:shop-final-1`)).toBe(
        "none",
      );
    }
  });

  it("never reach the database itself but to copy it", () => {
    expect(answer("rds:CreateDBSnapshot", DATABASE)).toBe("allow");
    expect(answer("rds:DeleteDBInstance", DATABASE)).toBe("none");
    expect(answer("rds:ModifyDBInstance", DATABASE)).toBe("none");
    expect(answer("rds:CreateDBSnapshot", `${DATABASE}-other`)).toBe("none");
  });

  it("use the keys through RDS and AWS Backup only", () => {
    const key = `arn:aws:kms:eu-west-1:${ACCOUNT}:key/1`;
    expect(answer("kms:Decrypt", key)).toBe("none");
    expect(answer("kms:Decrypt", key, { "kms:ViaService": "rds.eu-central-1.amazonaws.com" })).toBe("allow");
    expect(answer("kms:CreateGrant", key)).toBe("none");
    expect(answer("kms:CreateGrant", key, { "kms:GrantIsForAWSResource": "true" })).toBe("allow");
  });
});

describe("backupTrust", () => {
  it("lets AWS Backup in and nobody else", () => {
    const ask = (service: string) =>
      judge(parsePolicy(backupTrust()), { action: "sts:AssumeRole", principal: { service }, context: {} });
    expect(ask("backup.amazonaws.com")).toBe("allow");
    expect(ask("ec2.amazonaws.com")).toBe("none");
  });
});
