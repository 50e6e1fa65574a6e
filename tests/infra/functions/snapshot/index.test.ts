import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { snapshotStatements } from "../../../../infra/backup/snapshot-function.ts";
import { functionFiles } from "../../../../infra/functions/function-files.ts";
import { policyDocument } from "../../../../infra/lib/policy-document.ts";
import { type ApiServer, startApiServer } from "../../../../rehearsal/api/server.ts";
import type { Cloud } from "../../../../rehearsal/cloud/cloud.ts";
import { World } from "../../../../rehearsal/cloud/world.ts";
import { invokeFunction } from "../../../../rehearsal/messages/invoke-function.ts";
import { DB_SNAPSHOT } from "../../../../rehearsal/services/aws/rds-snapshots.ts";
import { TOKEN } from "../../../../rehearsal/services/aws/tokens.ts";
import { Registry } from "../../../../rehearsal/services/registry.ts";

const AT = { accountId: "111122223333", region: "eu-central-1" };
const RDS = `arn:aws:rds:${AT.region}:${AT.accountId}`;
const LOG = `arn:aws:logs:${AT.region}:${AT.accountId}:log-group:snapshot`;
const DATABASE = "aws:rds/instance:Instance";
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** The function's own code and rights over a simulated account. */
describe("the snapshot function", () => {
  let clock: number;
  let world: World;
  let api: ApiServer;

  const inAccount = <T>(run: (cloud: Cloud) => T): T =>
    world.call({ provider: "aws", ...AT }, { name: "", urn: "" }, run);

  /** Puts the function there, with the statements that its role has. */
  const deploy = (statements: Parameters<typeof policyDocument>[0], variables: Record<string, string> = {}) =>
    inAccount((cloud) => {
      const arn = `arn:aws:iam::${AT.accountId}:role/snapshot`;
      cloud.add({ token: TOKEN.role, id: "snapshot", region: "global", outputs: { arn, name: "snapshot" } });
      const inputs = { role: "snapshot", policy: policyDocument(statements) };
      cloud.add({ token: TOKEN.rolePolicy, id: "snapshot:policy", region: "global", inputs });
      const assets = Object.entries(functionFiles("snapshot")).map(([name, text]) => [name, { text }]);
      cloud.add({
        token: TOKEN.function,
        id: "snapshot",
        inputs: {
          role: arn,
          handler: "index.handler",
          timeout: 60,
          code: { assets: Object.fromEntries(assets) as object },
          environment: { variables: { DATABASE_IDENTIFIER: "shop", KEEP_DAYS: "30", ...variables } },
        },
      });
    });

  const invoke = (event: unknown) =>
    invokeFunction(world, { ...AT, functionName: "snapshot" }, event, { api: api.endpoint, internet: {} });

  const snapshots = () =>
    inAccount((cloud) => cloud.list(DB_SNAPSHOT, { kept: true }).map(({ id }) => id)).sort();

  beforeEach(async () => {
    clock = Date.parse("2026-10-01T12:00:00Z");
    const seed = {
      aws: { accountId: AT.accountId, regions: [AT.region] },
      cloudflare: { accountId: "c".repeat(32), zones: [] },
      images: [],
    };
    world = World.open({ dir: undefined, seed, now: () => new Date(clock) });
    api = await startApiServer(world, new Registry([]));
    inAccount((cloud) =>
      cloud.add({ token: DATABASE, id: "db-1", outputs: { identifier: "shop", arn: `${RDS}:db:shop` } }),
    );
  });
  afterEach(() => {
    api.close();
    world.close();
  });

  it("starts a snapshot, says that it is being made, and says so again until it is there", async () => {
    deploy(snapshotStatements(`${RDS}:db:shop`, LOG));
    const first = { snapshot: "shop-before-ab12", ready: false, status: "creating", removed: [] };
    expect(await invoke({ release: "AB12" })).toEqual({ result: first });
    clock += MINUTE_MS;
    expect(await invoke({ release: "AB12" })).toEqual({ result: first });
    clock += MINUTE_MS;
    expect(await invoke({ release: "AB12" })).toEqual({
      result: { ...first, ready: true, status: "available" },
    });
    expect(snapshots()).toEqual(["shop-before-ab12"]);
  });

  it("lets go of its own snapshots after 30 days, and of nobody else's", async () => {
    deploy(snapshotStatements(`${RDS}:db:shop`, LOG));
    await invoke({ release: "old" });
    inAccount((cloud) => {
      for (const [id, dbInstanceIdentifier] of [
        ["shop-by-hand", "shop"],
        ["till-before-old", "till"],
      ] as const)
        cloud.add({ token: DB_SNAPSHOT, id, inputs: { dbInstanceIdentifier } });
    });
    clock += 15 * DAY_MS;
    await invoke({ release: "half" });
    clock += 15 * DAY_MS + MINUTE_MS;
    expect(await invoke({ release: "day-30" })).toMatchObject({ result: { removed: [] } });
    clock += 2 * MINUTE_MS;
    expect(await invoke({ release: "new" })).toMatchObject({ result: { removed: ["shop-before-old"] } });
    expect(snapshots()).toEqual([
      "shop-before-day-30",
      "shop-before-half",
      "shop-before-new",
      "shop-by-hand",
      "till-before-old",
    ]);
  });

  it.each(["SeeSnapshots", "TakeSnapshot"])(
    "fails aloud, and leaves no snapshot, where its role lacks the statement %s",
    async (missing) => {
      deploy(snapshotStatements(`${RDS}:db:shop`, LOG).filter(({ Sid }) => Sid !== missing));
      const answer = await invoke({ release: "ab12" });
      expect(answer).toHaveProperty("error", expect.stringContaining("is not authorized to perform: rds:"));
      expect(snapshots()).toEqual([]);
    },
  );

  it("fails aloud where it may not let go of an old snapshot", async () => {
    deploy(snapshotStatements(`${RDS}:db:shop`, LOG).filter(({ Sid }) => Sid !== "RemoveOwnSnapshots"));
    await invoke({ release: "old" });
    clock += 31 * DAY_MS;
    expect(await invoke({ release: "new" })).toHaveProperty(
      "error",
      expect.stringContaining(`rds:DeleteDBSnapshot on resource: ${RDS}:snapshot:shop-before-old`),
    );
  });

  it("says which database is missing, so that nobody migrates without a snapshot", async () => {
    deploy(snapshotStatements(`${RDS}:db:gone`, LOG), { DATABASE_IDENTIFIER: "gone" });
    expect(await invoke({ release: "ab12" })).toEqual({
      error:
        'DATABASE_IDENTIFIER: a database of this region was expected; RDS has no "gone". ' +
        "Look whether it was renamed or deleted; do not migrate.",
    });
  });

  it("refuses to run without its variables", async () => {
    deploy(snapshotStatements(`${RDS}:db:shop`, LOG), { KEEP_DAYS: "" });
    expect(await invoke({ release: "ab12" })).toHaveProperty("error", expect.stringContaining("KEEP_DAYS"));
    expect(snapshots()).toEqual([]);
  });
});
