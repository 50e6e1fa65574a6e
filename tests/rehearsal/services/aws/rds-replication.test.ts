import { describe, expect, it } from "@jest/globals";
import { services } from "../../../../rehearsal/services/index.ts";
import { MemoryCloud } from "../../memory-cloud.ts";

const REPLICATION = "aws:rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication";
const ARN = "arn:aws:rds:eu-central-1:111122223333:db:shop";

/** A database in eu-central-1, seen from the region that its backups go to. */
function withDatabase(inputs: Record<string, unknown> = {}, region = "eu-west-1"): MemoryCloud {
  const cloud = new MemoryCloud(services);
  const database = { backupRetentionPeriod: 7, storageEncrypted: true, ...inputs };
  cloud.ask((inside) =>
    inside.add({
      token: "aws:rds/instance:Instance",
      id: "db-1",
      inputs: database,
      outputs: { arn: ARN, identifier: "shop" },
    }),
  );
  cloud.as({ region });
  return cloud;
}

function replicate(cloud: MemoryCloud, inputs: Record<string, unknown> = {}) {
  const kmsKeyId = cloud.make("aws:kms/key:Key", {}).outputs.arn;
  return cloud.make(REPLICATION, { sourceDbInstanceArn: ARN, kmsKeyId, ...inputs });
}

describe("replication of automated backups", () => {
  it("stands in the region that it copies to, and keeps seven days where nobody says how many", () => {
    const made = replicate(withDatabase());
    expect(made.id).toMatch(/^arn:aws:rds:eu-west-1:111122223333:auto-backup:ab-[a-z0-9]{26}$/);
    expect(made.outputs.retentionPeriod).toBe(7);
  });

  it("needs its database", () => {
    const sourceDbInstanceArn = `${ARN}-other`;
    expect(() => replicate(withDatabase(), { sourceDbInstanceArn })).toThrow("DBInstanceNotFound");
  });

  it("is refused to a region that takes none of these backups", () => {
    expect(() => replicate(withDatabase({}, "eu-central-1"))).toThrow(
      "Cross-region automated backups from eu-central-1 to eu-central-1 are not supported.",
    );
    expect(() => replicate(withDatabase({}, "ap-southeast-2"))).toThrow("are not supported");
  });

  it("needs automated backups to copy", () => {
    expect(() => replicate(withDatabase({ backupRetentionPeriod: 0 }))).toThrow(
      "Automated backups are not enabled for shop.",
    );
  });

  it("needs a key of its own region for an encrypted database", () => {
    expect(() => replicate(withDatabase(), { kmsKeyId: undefined })).toThrow("You must specify a KMS key");
    const elsewhere = "arn:aws:kms:eu-central-1:111122223333:key/00000000-0000-4000-8000-000000000000";
    expect(() => replicate(withDatabase(), { kmsKeyId: elsewhere })).toThrow("KMSKeyNotAccessibleFault");
    expect(
      replicate(withDatabase({ storageEncrypted: false }), { kmsKeyId: undefined }).outputs.kmsKeyId,
    ).toBe("");
  });

  it("is made once for a database and region", () => {
    const cloud = withDatabase();
    replicate(cloud);
    expect(() => replicate(cloud)).toThrow("are already replicated to eu-west-1");
  });

  it.each([
    [0, 1],
    [1, 0],
    [35, 0],
    [36, 1],
  ])("over %i days has %i faults", (retentionPeriod, faults) => {
    expect(withDatabase().failures(REPLICATION, { sourceDbInstanceArn: ARN, retentionPeriod })).toHaveLength(
      faults,
    );
  });
});
