import { describe, expect, it } from "@jest/globals";
import { backupStatements, backupTrust } from "../../../../infra/backup/backup-role.ts";
import { keyPolicy } from "../../../../infra/secrets/key-policy.ts";
import type { Entity } from "../../../../rehearsal/cloud/entity.ts";
import { services } from "../../../../rehearsal/services/index.ts";
import { MemoryCloud } from "../../memory-cloud.ts";

const VAULT = "aws:backup/vault:Vault";
const LOCK = "aws:backup/vaultLockConfiguration:VaultLockConfiguration";
const PLAN = "aws:backup/plan:Plan";
const SELECTION = "aws:backup/selection:Selection";
const ACCOUNT = "111122223333";
const HOME = "eu-central-1";
const AWAY = "eu-west-1";
const DATABASE = `arn:aws:rds:${HOME}:${ACCOUNT}:db:shop`;

const daily = {
  ruleName: "daily",
  schedule: "cron(0 5 * * ? *)",
  startWindow: 60,
  completionWindow: 180,
  lifecycle: { deleteAfter: 30 },
};

function fresh(): MemoryCloud {
  return new MemoryCloud(services);
}

function key(cloud: MemoryCloud, ...granted: ("backup" | "rds")[]): unknown {
  const policy = keyPolicy({ accountId: ACCOUNT, region: HOME, services: granted });
  return cloud.make("aws:kms/key:Key", { policy }).outputs.arn;
}

/** Two vaults, a database that only is there, and a plan that copies. */
function withPlan(): { cloud: MemoryCloud; plan: Entity } {
  const cloud = fresh();
  cloud.make(VAULT, { name: "home" });
  cloud.as({ region: AWAY });
  const { arn } = cloud.make(VAULT, { name: "away" }).outputs;
  cloud.as({ region: HOME });
  cloud.ask((inside) =>
    inside.add({ token: "aws:rds/instance:Instance", id: "db-1", outputs: { arn: DATABASE } }),
  );
  const rules = [{ ...daily, targetVaultName: "home", copyActions: [{ destinationVaultArn: arn }] }];
  return { cloud, plan: cloud.make(PLAN, { name: "plan", rules }) };
}

function role(cloud: MemoryCloud, name: string, statements: object, trust = backupTrust()): unknown {
  const made = cloud.make("aws:iam/role:Role", { name, assumeRolePolicy: trust });
  cloud.make("aws:iam/rolePolicy:RolePolicy", {
    name,
    role: name,
    policy: JSON.stringify({ Version: "2012-10-17", Statement: statements }),
  });
  return made.outputs.arn;
}

const whole = backupStatements({
  accountId: ACCOUNT,
  regions: [HOME, AWAY],
  databaseArn: DATABASE,
  vaultArns: [
    `arn:aws:backup:${HOME}:${ACCOUNT}:backup-vault:home`,
    `arn:aws:backup:${AWAY}:${ACCOUNT}:backup-vault:away`,
  ],
  keyArns: [`arn:aws:kms:${HOME}:${ACCOUNT}:key/1`],
});

describe("vaults", () => {
  it("have an ARN of their region and no snapshots at first", () => {
    expect(fresh().make(VAULT, { name: "home" }).outputs).toMatchObject({
      arn: `arn:aws:backup:${HOME}:${ACCOUNT}:backup-vault:home`,
      recoveryPoints: 0,
    });
  });

  it("are refused a name that the region has, but not one of another region", () => {
    const cloud = fresh();
    cloud.make(VAULT, { name: "home" });
    expect(() => cloud.make(VAULT, { name: "home" })).toThrow("AlreadyExistsException");
    cloud.as({ region: AWAY });
    expect(cloud.make(VAULT, { name: "home" }).outputs.arn).toContain(AWAY);
  });

  it.each([
    ["a", 1],
    ["ab", 0],
    ["a".repeat(50), 0],
    ["a".repeat(51), 1],
    ["a b", 1],
  ])("named %s have %i faults", (name, faults) => {
    expect(fresh().failures(VAULT, { name })).toHaveLength(faults);
  });

  it("are refused a key that does not let AWS Backup in", () => {
    const cloud = fresh();
    expect(() => cloud.make(VAULT, { name: "home", kmsKeyArn: key(cloud, "rds") })).toThrow(
      "Insufficient privileges to perform kms:CreateGrant",
    );
    expect(cloud.make(VAULT, { name: "home", kmsKeyArn: key(cloud, "backup") }).id).toBe("home");
  });

  it("stay while a snapshot is in them, unless they are to take it along", () => {
    const cloud = fresh();
    const vault = cloud.make(VAULT, { name: "home" });
    cloud.ask((inside) =>
      inside.add({ token: "slipway:backup/recoveryPoint", id: "1", inputs: { backupVaultName: "home" } }),
    );
    expect(() => cloud.drop(vault)).toThrow("contains recovery points (home: 1)");
    vault.inputs = { ...vault.inputs, forceDestroy: true };
    cloud.drop(vault);
    expect(cloud.ask((inside) => inside.list("slipway:backup/recoveryPoint"))).toEqual([]);
  });

  it("keep what their lock keeps, even when they are to take it along", () => {
    const cloud = fresh();
    const vault = cloud.make(VAULT, { name: "home", forceDestroy: true });
    const lock = cloud.make(LOCK, { backupVaultName: "home", minRetentionDays: 30 });
    cloud.ask((inside) =>
      inside.add({ token: "slipway:backup/recoveryPoint", id: "1", inputs: { backupVaultName: "home" } }),
    );
    expect(() => cloud.drop(vault)).toThrow("that its lock keeps");
    cloud.drop(lock);
    cloud.drop(vault);
    expect(cloud.ask((inside) => inside.get(VAULT, "home"))).toBeUndefined();
  });
});

describe("vault locks", () => {
  it("need their vault", () => {
    expect(() => fresh().make(LOCK, { backupVaultName: "none" })).toThrow("Backup vault none does not exist");
  });

  it.each([
    [{ changeableForDays: 2 }, 1],
    [{ changeableForDays: 3 }, 0],
    [{ minRetentionDays: 0 }, 1],
    [{ minRetentionDays: 1 }, 0],
    [{ minRetentionDays: 30, maxRetentionDays: 29 }, 1],
    [{ minRetentionDays: 30, maxRetentionDays: 30 }, 0],
    [{ maxRetentionDays: 36_501 }, 1],
  ])("of %j have %i faults", (words, faults) => {
    expect(fresh().failures(LOCK, { backupVaultName: "home", ...words })).toHaveLength(faults);
  });
});

describe("plans", () => {
  it.each<[Record<string, unknown>, number]>([
    [{}, 0],
    [{ startWindow: 59 }, 1],
    [{ completionWindow: 119 }, 1],
    [{ completionWindow: 120 }, 0],
    [{ schedule: "cron(0 5 * * *)" }, 1],
    [{ schedule: "cron(0 5 * * * *)" }, 1],
    [{ schedule: "cron(0 24 * * ? *)" }, 1],
    [{ schedule: "at(2026-11-20T05:00:00)" }, 1],
    [{ lifecycle: { deleteAfter: 0 } }, 1],
    [{ lifecycle: { coldStorageAfter: 30, deleteAfter: 119 } }, 1],
    [{ lifecycle: { coldStorageAfter: 30, deleteAfter: 120 } }, 0],
    [{ enableContinuousBackup: true, lifecycle: { deleteAfter: 36 } }, 1],
    [{ enableContinuousBackup: true, lifecycle: { deleteAfter: 35 } }, 0],
    [{ copyActions: [{ destinationVaultArn: "a", lifecycle: { deleteAfter: 0 } }] }, 1],
  ])("with %j have %i faults", (words, faults) => {
    expect(fresh().failures(PLAN, { rules: [{ ...daily, targetVaultName: "home", ...words }] })).toHaveLength(
      faults,
    );
  });

  it("are refused two rules of one name", () => {
    const rule = { ...daily, targetVaultName: "home" };
    expect(fresh().failures(PLAN, { rules: [rule, rule] })).toHaveLength(1);
  });

  it("need the vaults that they write and copy to", () => {
    const cloud = fresh();
    const rule = { ...daily, targetVaultName: "home" };
    expect(() => cloud.make(PLAN, { name: "plan", rules: [rule] })).toThrow(
      "Backup vault home does not exist",
    );
    cloud.make(VAULT, { name: "home" });
    const copyActions = [{ destinationVaultArn: `arn:aws:backup:${AWAY}:${ACCOUNT}:backup-vault:away` }];
    expect(() => cloud.make(PLAN, { name: "plan", rules: [{ ...rule, copyActions }] })).toThrow(
      "backup-vault:away does not exist",
    );
  });

  it("change their version with every change, and stay while something is selected", () => {
    const { cloud, plan } = withPlan();
    const before = plan.outputs.version;
    cloud.change(plan, { ...plan.inputs });
    expect(plan.outputs.version).not.toBe(before);
    const iamRoleArn = role(cloud, "backup", whole);
    const selection = cloud.make(SELECTION, {
      name: "all",
      planId: plan.id,
      iamRoleArn,
      resources: [DATABASE],
    });
    expect(() => cloud.drop(plan)).toThrow("selections must be deleted prior");
    cloud.drop(selection);
    cloud.drop(plan);
    expect(cloud.ask((inside) => inside.get(PLAN, plan.id))).toBeUndefined();
  });
});

describe("selections", () => {
  it("need a plan, and something to back up", () => {
    const { cloud } = withPlan();
    expect(() =>
      cloud.make(SELECTION, { name: "all", planId: "none", iamRoleArn: "", resources: [DATABASE] }),
    ).toThrow("Cannot find Backup plan with ID none");
    expect(cloud.failures(SELECTION, { name: "all", planId: "p", iamRoleArn: "r" })).toHaveLength(1);
  });

  it("need a role that AWS Backup may assume", () => {
    const { cloud, plan } = withPlan();
    const trust = backupTrust().replace("backup.amazonaws.com", "ec2.amazonaws.com");
    const iamRoleArn = role(cloud, "backup", whole, trust);
    expect(() =>
      cloud.make(SELECTION, { name: "all", planId: plan.id, iamRoleArn, resources: [DATABASE] }),
    ).toThrow("cannot be assumed by AWS Backup");
  });

  it("need a role that may snapshot, copy and delete", () => {
    const { cloud, plan } = withPlan();
    const iamRoleArn = role(
      cloud,
      "backup",
      whole.filter(({ Sid }) => Sid !== "KeepOwnSnapshots"),
    );
    expect(() =>
      cloud.make(SELECTION, { name: "all", planId: plan.id, iamRoleArn, resources: [DATABASE] }),
    ).toThrow("rds:DeleteDBSnapshot on arn:aws:rds:eu-central-1:111122223333:snapshot:awsbackup:job-0");
    const right = role(cloud, "right", whole);
    expect(
      cloud.make(SELECTION, { name: "all", planId: plan.id, iamRoleArn: right, resources: [DATABASE] }).id,
    ).toMatch(/^[0-9a-f-]{36}$/);
  });

  it("are refused a database that is not there", () => {
    const { cloud, plan } = withPlan();
    const resources = [`${DATABASE}-other`];
    const iamRoleArn = role(cloud, "backup", whole);
    expect(() => cloud.make(SELECTION, { name: "all", planId: plan.id, iamRoleArn, resources })).toThrow(
      "db:shop-other does not exist",
    );
  });
});
