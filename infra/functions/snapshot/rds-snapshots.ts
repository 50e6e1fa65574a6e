import type { DBSnapshot } from "@aws-sdk/client-rds";
import type { Snapshot, Snapshots } from "./take-snapshot.ts";

/** RDS, by the SDK that Lambda's Node runtimes bring. */
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
    const { CreateDBSnapshotCommand, DBInstanceNotFoundFault, RDSClient } = await import(
      "@aws-sdk/client-rds"
    );
    const request = new CreateDBSnapshotCommand({
      DBInstanceIdentifier: database,
      DBSnapshotIdentifier: name,
    });
    const answer = await new RDSClient({}).send(request).catch((error: unknown) => {
      throw error instanceof DBInstanceNotFoundFault
        ? new Error(noDatabase(database), { cause: error })
        : error;
    });
    return snapshot(answer.DBSnapshot ?? { DBSnapshotIdentifier: name });
  },

  async remove(name) {
    const { DeleteDBSnapshotCommand, RDSClient } = await import("@aws-sdk/client-rds");
    await new RDSClient({}).send(new DeleteDBSnapshotCommand({ DBSnapshotIdentifier: name }));
  },
};

function noDatabase(name: string): string {
  return (
    `DATABASE_IDENTIFIER: a database of this region was expected; RDS has no "${name}". ` +
    "Look whether it was renamed or deleted; do not migrate."
  );
}

function snapshot({ DBSnapshotIdentifier, SnapshotCreateTime, Status }: DBSnapshot): Snapshot {
  return {
    name: DBSnapshotIdentifier ?? "",
    status: Status ?? "creating",
    madeAt: SnapshotCreateTime?.toISOString(),
  };
}
