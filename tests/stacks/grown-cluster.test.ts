import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "@jest/globals";
import { type OpenStack, withStack } from "./rehearsal.ts";
import { LEAST, workerFolder } from "./worker-folder.ts";

const CLUSTER = "mongodbatlas:index/advancedCluster:AdvancedCluster";
const ORGANIZATION = "c1c1c1c1c1c1c1c1c1c1c1c1";

const { backup, ...STACK } = LEAST;
const folder = workerFolder({
  ...STACK,
  network: { ...STACK.network, nat: "one" },
  mongodbAtlas: { organizationId: ORGANIZATION },
  database: { engine: "mongodb", tier: "M0" },
  backup: {
    dump: {
      ...backup.dump,
      restoreTest: {
        image: `ghcr.io/press/restore@sha256:${"0".repeat(62)}e1`,
        cpuUnits: 512,
        memoryMib: 1024,
        schedule: "23:30",
      },
    },
  },
});
const EXEMPTIONS = join(folder.dir, "exemptions.yaml");

/** What M10 wants said. */
const DEDICATED = {
  engine: "mongodb",
  tier: "M10",
  version: "8.0",
  storageGib: 10,
  maintenanceWindow: "sun:22:00-sun:23:00",
};

describe("a cluster on shared machines that gets machines of its own", () => {
  afterAll(() => folder.remove());

  it("grows in two updates, as the runbook says, and says before the first what must wait for the second", async () => {
    await opened(async (open) => {
      expect((await open.apply()).problems).toEqual([]);
    });

    folder.edit("staging", ["backup", "dump", "restoreTest"], undefined);
    folder.edit("staging", ["backup", "window"], "21:00-22:00");
    folder.edit("staging", ["database"], { ...DEDICATED, turn: 3 });
    await opened(async (open) => {
      await expect(open.up()).rejects.toMatchObject({
        problems: [
          { source: "Pulumi.staging.yaml", where: "database.ownKey" },
          { source: "Pulumi.staging.yaml", where: "database.pointInTimeDays" },
          { source: "Pulumi.staging.yaml", where: "database.turn", found: "3" },
        ],
      });
    });

    folder.edit("staging", ["database"], { ...DEDICATED, ownKey: false, pointInTimeDays: 0 });
    writeFileSync(EXEMPTIONS, EXEMPT);
    await opened(async (open) => {
      const grown = await open.up();
      expect(grown.run.problems).toEqual([]);
      expect(grown.exitCode).toBe(0);
      expect(live(open)).toMatchObject({ backupEnabled: true, encryptionAtRestProvider: "NONE" });
    });

    folder.edit("staging", ["database"], DEDICATED);
    rmSync(EXEMPTIONS);
    await opened(async (open) => {
      const whole = await open.up();
      expect(whole.run.problems).toEqual([]);
      expect(whole.exitCode).toBe(0);
      expect(live(open)).toMatchObject({ encryptionAtRestProvider: "AWS", pitEnabled: true });
      expect((await open.preview()).log.steps).toEqual([]);
    });
  });
});

const opened = (use: (open: OpenStack) => Promise<void>) => withStack(folder, "staging", use);

const EXEMPT = JSON.stringify({
  exemptions: [
    {
      id: "grow",
      stack: "staging",
      control: "ENC-01",
      owner: "platform@press.example",
      approver: "security@press.example",
      reason: "An own key needs the larger cluster first.",
      start: "2000-01-01",
      end: "2999-12-31",
      resource: { type: CLUSTER, name: "atlas-cluster-cluster" },
    },
  ],
});

function live(open: OpenStack): unknown {
  const entities = open.session.opened.world?.entities("mongodbatlas", ORGANIZATION) ?? [];
  return entities.find(({ token }) => token === CLUSTER)?.outputs;
}
