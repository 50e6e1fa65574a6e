import { describe, expect, it } from "@jest/globals";
import type { ContainerDefinition } from "../../../../rehearsal/services/aws/container-definitions.ts";
import { writeProblem } from "../../../../rehearsal/services/aws/ecs-start-writes.ts";

const SEALED = "/scratch/a is on a read-only file system";
const DENIED = "Permission denied: /scratch is root's, and /scratch/a lies there";
const stock = { writes: ["/scratch/a"], volumes: [] };

const container = (changes: Partial<ContainerDefinition>): ContainerDefinition => ({
  name: "dump",
  image: "ghcr.io/shop/dump",
  user: "1000:1000",
  readonlyRootFilesystem: true,
  ...changes,
});
const volume = (containerPath = "/scratch", readOnly = false): Partial<ContainerDefinition> => ({
  mountPoints: [{ sourceVolume: "one", containerPath, readOnly }],
});
const memory = (...mountOptions: string[]): Partial<ContainerDefinition> => ({
  linuxParameters: { tmpfs: [{ containerPath: "/scratch", size: 1, mountOptions }] },
});

describe("writeProblem", () => {
  it.each<[string, Partial<ContainerDefinition>, string | undefined]>([
    ["nothing mounted", {}, SEALED],
    ["a root file system that is not read-only", { readonlyRootFilesystem: false }, undefined],
    ["a volume that the image does not declare", volume(), DENIED],
    ["that volume and the user root", { ...volume(), user: "0" }, undefined],
    ["that volume and no word of a user", { ...volume(), user: undefined }, DENIED],
    ["a volume that is mounted to be read", volume("/scratch", true), SEALED],
    ["a volume beside the path", volume("/scra"), SEALED],
    ["a folder in memory for everybody", memory("mode=1777"), undefined],
    ["a folder in memory without a mode", memory("noexec"), DENIED],
    ["a folder in memory for root alone", memory("mode=0755"), DENIED],
    ["a folder in memory of the user's own", memory("mode=0700", "uid=1000"), undefined],
    ["a folder in memory of another user", memory("mode=0700", "uid=1001"), DENIED],
    ["a folder in memory that is read only", memory("mode=1777", "ro"), DENIED],
    ["the later of two modes", memory("mode=1777", "mode=0700"), DENIED],
  ])("with %s", (_what, changes, problem) => {
    expect(writeProblem(container(changes), stock, "/scratch/a")).toBe(problem);
  });

  it("takes a declared volume as the user's, and where nothing is said what the image writes", () => {
    expect(
      writeProblem(container(volume()), { ...stock, volumes: ["/scratch"] }, "/scratch/a"),
    ).toBeUndefined();
    expect(writeProblem(container(volume()), { writes: ["/scratch"] }, "/scratch")).toBeUndefined();
    expect(writeProblem(container(volume()), { writes: ["/scratch/a"] }, "/scratch/a")).toBe(DENIED);
  });

  it("asks the mount nearest above the path", () => {
    const both = { ...memory("mode=1777"), ...volume("/scratch/a", true) };
    expect(writeProblem(container(both), stock, "/scratch/a")).toBe(SEALED);
    expect(writeProblem(container(both), stock, "/scratch/b")).toBeUndefined();
  });
});
