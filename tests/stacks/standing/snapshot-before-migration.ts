import { expect, it } from "@jest/globals";
import type { World } from "../../../rehearsal/cloud/world.ts";
import { invokeFunction } from "../../../rehearsal/messages/invoke-function.ts";
import { type RehearsalFolder, withStack } from "../rehearsal.ts";

/** Before a migration: shown on the staging stack that stands in that folder. */
export function snapshotsBeforeMigration(folder: RehearsalFolder): void {
  it("gives a delivery a snapshot of the database from the function's own code, under its own role, once for each release", async () => {
    await withStack(folder, "staging", async (open) => {
      const { opened, settings } = open.session;
      const world = opened.world as World; // a rehearsal has one
      const { accountId, region } = settings.aws;
      const found = world
        .entities("aws", accountId)
        .find((entity) => entity.urn?.endsWith("::snapshot-function") === true);
      const invoke = () =>
        invokeFunction(
          world,
          { accountId, region, functionName: found?.id ?? "" },
          { release: "AB12" },
          { api: opened.aws(region).endpoint ?? "", internet: {} },
        );
      const answer = {
        result: {
          snapshot: expect.stringMatching(/-before-ab12$/),
          ready: false,
          status: "creating",
          removed: [],
        },
      };
      expect(await invoke()).toEqual(answer);
      expect(await invoke()).toEqual(answer);
      const snapshots = world
        .entities("aws", accountId)
        .filter(({ token }) => token === "aws:rds/snapshot:Snapshot");
      expect(snapshots).toHaveLength(1);
    });
  });
}
