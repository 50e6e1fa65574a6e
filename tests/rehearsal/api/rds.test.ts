import {
  CreateDBSnapshotCommand,
  DeleteDBSnapshotCommand,
  DescribeDBSnapshotsCommand,
  paginateDescribeDBSnapshots,
  RDSClient,
} from "@aws-sdk/client-rds";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type ApiServer, startApiServer } from "../../../rehearsal/api/server.ts";
import { DB_SNAPSHOT } from "../../../rehearsal/services/aws/rds-snapshots.ts";
import { Registry } from "../../../rehearsal/services/registry.ts";
import { MemoryCloud } from "../memory-cloud.ts";

/** The SDK's own client over the rehearsal, as a person who may do everything. */
describe("rdsApi", () => {
  const cloud = new MemoryCloud([]);
  let api: ApiServer;
  let client: RDSClient;
  beforeAll(async () => {
    cloud.put("aws:rds/instance:Instance", "db-1", { identifier: "shop", engine: "postgres" });
    cloud.put(DB_SNAPSHOT, "rds:shop-1", { dbInstanceIdentifier: "shop", snapshotType: "automated" });
    api = await startApiServer(cloud.world, new Registry([]));
    client = new RDSClient({
      region: "eu-central-1",
      endpoint: api.endpoint,
      credentials: { accessKeyId: "rehearsal", secretAccessKey: "rehearsal" },
    });
  });
  afterAll(() => {
    client.destroy();
    api.close();
  });

  const create = (database: string, name: string) =>
    client.send(new CreateDBSnapshotCommand({ DBInstanceIdentifier: database, DBSnapshotIdentifier: name }));

  it("makes a snapshot that the client reads as RDS writes it", async () => {
    const { DBSnapshot } = await create("shop", "Before-A");
    expect(DBSnapshot).toMatchObject({
      DBSnapshotIdentifier: "before-a",
      DBInstanceIdentifier: "shop",
      DBSnapshotArn: "arn:aws:rds:eu-central-1:111122223333:snapshot:before-a",
      Status: "creating",
      SnapshotType: "manual",
      Engine: "postgres",
      PercentProgress: 0,
    });
    expect(DBSnapshot?.SnapshotCreateTime).toBeUndefined();
  });

  it.each<[string, string, string, string]>([
    ["a database that is not there", "gone", "a", "DBInstanceNotFoundFault"],
    ["a name that is taken", "shop", "before-a", "DBSnapshotAlreadyExistsFault"],
    ["a name of the wrong form", "shop", "a--b", "InvalidParameterValue"],
  ])("refuses %s under the error that the client knows", async (_what, database, name, error) => {
    await expect(create(database, name)).rejects.toMatchObject({ name: error });
  });

  it("lists what is asked for, a page at a time, and refuses a name that is not there", async () => {
    for (let count = 1; count <= 25; count += 1)
      cloud.put(DB_SNAPSHOT, `n-${count}`, { dbInstanceIdentifier: "till" });
    const pages: number[] = [];
    const input = { DBInstanceIdentifier: "till", SnapshotType: "manual" };
    for await (const { DBSnapshots } of paginateDescribeDBSnapshots({ client, pageSize: 20 }, input))
      pages.push(DBSnapshots?.length ?? 0);
    expect(pages).toEqual([20, 5]);
    const automated = await client.send(new DescribeDBSnapshotsCommand({ SnapshotType: "automated" }));
    expect(automated.DBSnapshots?.map((one) => one.DBSnapshotIdentifier)).toEqual(["rds:shop-1"]);
    const none = await client.send(new DescribeDBSnapshotsCommand({ DBInstanceIdentifier: "gone" }));
    expect(none.DBSnapshots).toEqual([]);
    const missing = new DescribeDBSnapshotsCommand({ DBSnapshotIdentifier: "gone" });
    await expect(client.send(missing)).rejects.toMatchObject({ name: "DBSnapshotNotFoundFault" });
    const tooMany = new DescribeDBSnapshotsCommand({ MaxRecords: 101 });
    await expect(client.send(tooMany)).rejects.toMatchObject({ name: "InvalidParameterValue" });
  });

  it("deletes a snapshot that is there, and none that is being made", async () => {
    const remove = (name: string) => client.send(new DeleteDBSnapshotCommand({ DBSnapshotIdentifier: name }));
    expect((await remove("n-1")).DBSnapshot).toMatchObject({
      DBSnapshotIdentifier: "n-1",
      Status: "deleted",
    });
    await expect(remove("n-1")).rejects.toMatchObject({ name: "DBSnapshotNotFoundFault" });
    await expect(remove("before-a")).rejects.toMatchObject({ name: "InvalidDBSnapshotStateFault" });
  });

  it("refuses an action that it does not have, and a form without what it needs", async () => {
    const ask = async (body: string) => {
      const response = await fetch(api.endpoint, {
        method: "POST",
        body,
        headers: {
          "content-type": "application/x-www-form-urlencoded",
          authorization: "AWS4-HMAC-SHA256 Credential=a/20261120/eu-central-1/rds/aws4_request, Signature=0",
        },
      });
      return { status: response.status, body: await response.text() };
    };
    const unknown = await ask("Action=DeleteDBInstance&Version=2014-10-31");
    expect(unknown.status).toBe(400);
    expect(unknown.body).toContain("<Code>UnknownOperationException</Code>");
    const empty = await ask("Action=DeleteDBSnapshot&Version=2014-10-31");
    expect(empty.body).toContain("<Code>MissingParameter</Code>");
  });
});
