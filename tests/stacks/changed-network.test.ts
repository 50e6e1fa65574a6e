import { afterAll, describe, expect, it } from "@jest/globals";
import { withStack } from "./rehearsal.ts";
import { LEAST, workerFolder } from "./worker-folder.ts";

const CIDR = ["network", "cidr"] as const;

/** No data stands in its network. */
const {
  backup: _backup,
  database: _database,
  ...WITHOUT_DATA
} = {
  ...LEAST,
  services: { worker: { ...LEAST.services.worker, secrets: {} } },
  secrets: {},
};

/** Each case runs the engine several times; a busy machine needs more than the usual time. */
const TIMEOUT_MS = 600_000;

describe("another network.cidr", () => {
  const folders = [workerFolder(LEAST), workerFolder(WITHOUT_DATA)] as const;
  afterAll(() => {
    for (const folder of folders) folder.remove();
  });

  it(
    "is refused before anything changes where data stores stand in the network",
    async () => {
      const [folder] = folders;
      await withStack(folder, "staging", async (open) => {
        expect((await open.apply()).problems).toEqual([]);
        folder.edit("staging", CIDR, "10.21.0.0/16");
        open.reread();
        const refused = await open.up();
        expect(refused.exitCode).toBe(3);
        const said = open.said.join("\n");
        expect(said).toContain("staging would lose data; nothing was changed.");
        expect(said).toContain(
          "network-vpc (aws:ec2/vpc:Vpc): a network that stays under database-instance; got a replacement, forced by cidrBlock. Take the change back: a data store cannot move; another network wants another stack.",
        );
        expect(said).toContain("network-isolated-1 (aws:ec2/subnet:Subnet)");
        expect(said).not.toContain("exemptions.yaml");
        folder.edit("staging", CIDR, "10.20.0.0/16");
        open.reread();
        const back = await open.preview();
        expect(back.problems).toEqual([]);
        expect(back.log.steps).toEqual([]);
      });
    },
    TIMEOUT_MS,
  );

  it(
    "replaces the network in an order that the cloud takes where no data stands in it",
    async () => {
      const [, folder] = folders;
      await withStack(folder, "staging", async (open) => {
        expect((await open.apply()).problems).toEqual([]);
        folder.edit("staging", CIDR, "10.21.0.0/16");
        open.reread();
        const moved = await open.up();
        expect(moved.run.problems).toEqual([]);
        expect(moved.exitCode).toBe(0);
        expect((await open.preview()).log.steps).toEqual([]);
      });
    },
    TIMEOUT_MS,
  );
});
