import { beforeEach, describe, expect, it, jest } from "@jest/globals";

interface Answer {
  readonly DBSnapshot?: object;
}

/** What RDS answers, and what it was asked, in order. */
const rds = {
  pages: [] as readonly object[],
  answer: {} as Answer,
  refusal: undefined as Error | undefined,
  asked: [] as unknown[],
};

class DBInstanceNotFoundFault extends Error {}

class Command {
  readonly asked: unknown;
  constructor(input: object) {
    this.asked = { [this.constructor.name]: input };
  }
}

const sdk = () => ({
  DBInstanceNotFoundFault,
  CreateDBSnapshotCommand: class CreateDBSnapshot extends Command {},
  DeleteDBSnapshotCommand: class DeleteDBSnapshot extends Command {},
  RDSClient: class {
    async send({ asked }: Command): Promise<Answer> {
      rds.asked.push(asked);
      if (rds.refusal !== undefined) throw rds.refusal;
      return rds.answer;
    }
  },
  paginateDescribeDBSnapshots: async function* (_config: object, input: object) {
    rds.asked.push({ DescribeDBSnapshots: input });
    yield* rds.pages;
  },
});
jest.unstable_mockModule("@aws-sdk/client-rds", sdk);

const { rdsSnapshots } = await import("../../../../infra/functions/snapshot/rds-snapshots.ts");

describe("rdsSnapshots", () => {
  beforeEach(() => {
    rds.asked.length = 0;
    rds.pages = [];
    rds.answer = {};
    rds.refusal = undefined;
  });

  it("reads every page of the database's manual snapshots, and no automated one", async () => {
    const made = new Date("2026-11-20T12:00:00Z");
    rds.pages = [
      { DBSnapshots: [{ DBSnapshotIdentifier: "a", Status: "available", SnapshotCreateTime: made }] },
      {},
      { DBSnapshots: [{ DBSnapshotIdentifier: "b" }] },
    ];
    expect(await rdsSnapshots.list("shop")).toEqual([
      { name: "a", status: "available", madeAt: "2026-11-20T12:00:00.000Z" },
      { name: "b", status: "creating", madeAt: undefined },
    ]);
    expect(rds.asked).toEqual([
      { DescribeDBSnapshots: { DBInstanceIdentifier: "shop", SnapshotType: "manual" } },
    ]);
  });

  it("makes one of the database under the name, and says how far it is", async () => {
    rds.answer = { DBSnapshot: { DBSnapshotIdentifier: "shop-before-a", Status: "creating" } };
    expect(await rdsSnapshots.create("shop", "shop-before-a")).toEqual({
      name: "shop-before-a",
      status: "creating",
      madeAt: undefined,
    });
    expect(rds.asked).toEqual([
      { CreateDBSnapshot: { DBInstanceIdentifier: "shop", DBSnapshotIdentifier: "shop-before-a" } },
    ]);
  });

  it("takes an answer that says nothing for a snapshot that is being made", async () => {
    expect(await rdsSnapshots.create("shop", "shop-before-a")).toEqual({
      name: "shop-before-a",
      status: "creating",
      madeAt: undefined,
    });
  });

  it("says which database is missing, and lets every other refusal pass as it came", async () => {
    rds.refusal = new DBInstanceNotFoundFault("DBInstance shop not found.");
    await expect(rdsSnapshots.create("shop", "shop-before-a")).rejects.toThrow('RDS has no "shop"');
    rds.refusal = new Error("AccessDenied");
    await expect(rdsSnapshots.create("shop", "shop-before-a")).rejects.toThrow(rds.refusal);
  });

  it("lets go of the one that is named", async () => {
    await rdsSnapshots.remove("shop-before-a");
    expect(rds.asked).toEqual([{ DeleteDBSnapshot: { DBSnapshotIdentifier: "shop-before-a" } }]);
  });
});
