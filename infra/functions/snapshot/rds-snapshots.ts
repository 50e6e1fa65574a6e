import type { Snapshot, Snapshots } from "./take-snapshot.ts";

/** The part of RDS's answer that is read. */
interface DbSnapshot {
  readonly DBSnapshotIdentifier?: string;
  readonly Status?: string;
  readonly SnapshotCreateTime?: Date;
}

/** RDS, by the SDK that Lambda's Node runtimes bring (Lambda Developer Guide, from memory, 2026-11). */
export const rdsSnapshots: Snapshots = {
  async list(database) {
    const { paginateDescribeDBSnapshots, RDSClient } = await import("@aws-sdk/client-rds");
    const found: Snapshot[] = [];
    const pages = paginateDescribeDBSnapshots(
      { client: new RDSClient({}) },
      { DBInstanceIdentifier: database, SnapshotType: "manual" },
    );
    for await (const page of pages) found.push(...(page.DBSnapshots ?? []).map(snapshot));
    return found;
  },

  async create(database, name) {
    const { CreateDBSnapshotCommand, RDSClient } = await import("@aws-sdk/client-rds");
    const { DBSnapshot } = await new RDSClient({}).send(
      new CreateDBSnapshotCommand({ DBInstanceIdentifier: database, DBSnapshotIdentifier: name }),
    );
    return snapshot(DBSnapshot ?? { DBSnapshotIdentifier: name });
  },

  async remove(name) {
    const { DeleteDBSnapshotCommand, RDSClient } = await import("@aws-sdk/client-rds");
    await new RDSClient({}).send(new DeleteDBSnapshotCommand({ DBSnapshotIdentifier: name }));
  },
};

function snapshot({ DBSnapshotIdentifier, SnapshotCreateTime, Status }: DbSnapshot): Snapshot {
  return {
    name: DBSnapshotIdentifier ?? "",
    status: Status ?? "creating",
    madeAt: SnapshotCreateTime?.toISOString(),
  };
}
