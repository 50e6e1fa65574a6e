import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "@jest/globals";
import { withStack } from "./rehearsal.ts";
import { LEAST, workerFolder } from "./worker-folder.ts";

const ATLAS_PROJECT = "mongodbatlas:index/project:Project";
const ORGANIZATION = "c1c1c1c1c1c1c1c1c1c1c1c1";

/** The least stack, on a free cluster of MongoDB; it owns the zone. */
const STAGING = {
  ...LEAST,
  mongodbAtlas: { organizationId: ORGANIZATION },
  network: { ...LEAST.network, nat: "one" },
  database: { engine: "mongodb", tier: "M0" },
  backup: {
    ...LEAST.backup,
    dump: {
      ...LEAST.backup.dump,
      restoreTest: {
        image: `ghcr.io/press/restore@sha256:${"0".repeat(62)}e1`,
        ...{ cpuUnits: 512, memoryMib: 1024, schedule: "23:30" },
      },
    },
  },
};

describe("a third environment beside staging, of the same configuration by one word", () => {
  const folder = workerFolder(STAGING);
  writeFileSync(join(folder.dir, "Pulumi.test.yaml"), "config:\n  slipway:stack:\n    like: staging\n");
  afterAll(() => folder.remove());

  it("stands in a project of its own at Atlas, and a second update changes nothing", async () => {
    await withStack(folder, "staging", async (open) => {
      expect((await open.apply()).problems).toEqual([]);
    });
    await withStack(folder, "test", async (open) => {
      expect((await open.apply()).problems).toEqual([]);
      expect((await open.apply()).log.steps).toEqual([]);
      const atlas = open.session.opened.world?.entities("mongodbatlas", ORGANIZATION) ?? [];
      const projects = atlas.filter(({ token }) => token === ATLAS_PROJECT);
      expect(projects.map(({ inputs }) => inputs.name).sort()).toEqual(["press-staging", "press-test"]);
      const ids = projects.map(({ id }) => id).sort();
      for (const type of ["AdvancedCluster", "DatabaseUser", "ProjectIpAccessList"]) {
        const found = atlas.filter(({ token }) => token.endsWith(`:${type}`));
        const holders = [...new Set(found.map(({ inputs }) => inputs.projectId))].sort();
        expect({ type, holders }).toEqual({ type, holders: ids });
      }
    });
  });
});
