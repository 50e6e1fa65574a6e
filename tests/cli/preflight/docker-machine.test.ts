import { chmodSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { dockerMachine, type Machine } from "../../../cli/preflight/docker-machine.ts";
import { temporaryFolder } from "../../rehearsal/schema/temporary-folder.ts";

/** A machine whose `docker` answers so. */
function machine(answer: object, builder = "default"): Machine {
  const dir = temporaryFolder();
  const script = `#!/bin/sh\n[ "$1" = info ] && echo '${JSON.stringify(answer)}' && exit 0\n[ "$3" = ${builder} ]\n`;
  writeFileSync(join(dir, "docker"), script);
  chmodSync(join(dir, "docker"), 0o755);
  return dockerMachine({ PATH: [dir, process.env.PATH ?? ""].join(delimiter) });
}

describe("dockerMachine", () => {
  it.each([
    ["the classic image store", [["Backing Filesystem", "extfs"]], false],
    ["containerd's", [["driver-type", "io.containerd.snapshotter.v1"]], true],
    ["no word of it", null, false],
  ])("reads %s", async (_what, DriverStatus, containerd) => {
    expect(await machine({ ServerVersion: "28.5.2", DriverStatus }).docker()).toEqual({
      version: "28.5.2",
      containerd,
    });
  });

  it("takes a command whose daemon does not answer for no Docker", async () => {
    const silent = machine({ ServerErrors: ["Cannot connect to the Docker daemon"] });
    await expect(silent.docker()).rejects.toThrow("no daemon");
    await expect(dockerMachine({ PATH: temporaryFolder() }).docker()).rejects.toThrow("ENOENT");
  });

  it("knows the builders that buildx has", async () => {
    const built = machine({}, "arm");
    expect(await built.hasBuilder("arm")).toBe(true);
    expect(await built.hasBuilder("other")).toBe(false);
  });
});
