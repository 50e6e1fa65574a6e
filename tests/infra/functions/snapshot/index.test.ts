import { afterAll, beforeAll, describe, expect, it, jest } from "@jest/globals";

const DAY = 86_400_000;
const now = Date.now();
/** What was asked of RDS. */
const asked: unknown[] = [];

class Command {
  readonly input: object;
  constructor(input: object) {
    this.input = input;
  }
}

// Lambda's runtime brings the SDK; it is not installed here.
const sdk = () => ({
  CreateDBSnapshotCommand: Command,
  DeleteDBSnapshotCommand: Command,
  RDSClient: class {
    async send({ input }: Command): Promise<object> {
      asked.push(input);
      return {};
    }
  },
  paginateDescribeDBSnapshots: async function* () {
    const old = (name: string, days: number) => ({
      DBSnapshotIdentifier: name,
      Status: "available",
      SnapshotCreateTime: new Date(now - days * DAY),
    });
    yield { DBSnapshots: [old("shop-before-a", 31), old("shop-before-b", 29)] };
  },
});
jest.unstable_mockModule("@aws-sdk/client-rds", sdk, { virtual: true });

const { handler } = await import("../../../../infra/functions/snapshot/index.ts");

describe("the snapshot function's handler", () => {
  const before = { ...process.env };
  beforeAll(() => {
    process.env.DATABASE_IDENTIFIER = "shop";
    process.env.KEEP_DAYS = "30";
  });
  afterAll(() => {
    process.env = before;
  });

  it("snapshots the database of its environment, and lets go of what is older than its days", async () => {
    expect(await handler({ release: "c" })).toEqual({
      snapshot: "shop-before-c",
      ready: false,
      status: "creating",
      removed: ["shop-before-a"],
    });
    expect(asked).toEqual([
      { DBInstanceIdentifier: "shop", DBSnapshotIdentifier: "shop-before-c" },
      { DBSnapshotIdentifier: "shop-before-a" },
    ]);
  });

  it("removes nothing where nobody said for how long snapshots are kept", async () => {
    delete process.env.KEEP_DAYS;
    expect(await handler({ release: "c" })).toMatchObject({ removed: [] });
  });
});
