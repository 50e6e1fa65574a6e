import { describe, expect, it } from "@jest/globals";
import { checkCapacity } from "../../../../infra/config/checks/capacity.ts";
import type { ConfigParts } from "../../../../infra/config/config.ts";
import { formatProblem } from "../../../../infra/lib/errors.ts";

const task = (memoryMib: number, cpuUnits = 256) => ({ cpuUnits, memoryMib });

/** t4g.small has 1,800 MiB, of which 128 are kept. */
const ROOM = 1672;

const messages = (
  services: readonly ReturnType<typeof task>[],
  rollout?: "beside" | "in-turn",
  dump?: ReturnType<typeof task>,
) => {
  const parts = {
    services: Object.fromEntries(services.map((one, index) => [`s${index}`, one])),
    ...(dump && { backup: { dump } }),
  } as ConfigParts; // only what is counted
  return checkCapacity(parts, { instanceType: "t4g.small", rollout }).map(formatProblem);
};

describe("checkCapacity", () => {
  it("takes tasks up to the last MiB, each service twice where a revision starts beside the old one", () => {
    expect(messages([task(ROOM / 2)])).toEqual([]);
    expect(messages([task(ROOM)], "in-turn")).toEqual([]);
    expect(messages([task(ROOM / 2 - 256)], "beside", task(512))).toEqual([]);
  });

  it("takes small tasks on the smallest class to its last MiB", () => {
    const micro = (memoryMib: number) =>
      checkCapacity(
        { services: { api: task(memoryMib, 128) }, backup: { dump: task(256) } } as ConfigParts, // only what is counted
        { instanceType: "t4g.micro" },
      ).length;
    expect(micro(258)).toBe(0);
    expect(micro(259)).toBe(1);
  });

  it("refuses one MiB more, and names a larger class, taking turns, and Fargate", () => {
    expect(messages([task(ROOM / 2 + 1)])).toEqual([
      "compute.instanceType: a class that holds 512 CPU units and 1674 MiB (every service twice while a revision is rolled out); got t4g.small with 2048 CPU units and 1672 MiB for tasks. Write instanceType: t4g.medium, or rollout: in-turn, with seconds without a task, or compute: { kind: fargate }.",
    ]);
    expect(messages([task(ROOM)], "in-turn", task(512))).toEqual([
      "compute.instanceType: a class that holds 512 CPU units and 2184 MiB (every service, and the dump); got t4g.small with 2048 CPU units and 1672 MiB for tasks. Write instanceType: t4g.medium, or compute: { kind: fargate }.",
    ]);
  });

  it("counts CPU too: no larger class has more of it", () => {
    expect(messages([task(512, 2048)])).toEqual([
      "compute.instanceType: a class that holds 4096 CPU units and 1024 MiB (every service twice while a revision is rolled out); got t4g.small with 2048 CPU units and 1672 MiB for tasks. Write rollout: in-turn, with seconds without a task, or compute: { kind: fargate }.",
    ]);
  });

  it("says nothing while the class is not known, or a task's size", () => {
    expect(checkCapacity({ services: { api: {} } }, { instanceType: "t4g.micro" })).toEqual([]);
    expect(checkCapacity({ services: { api: task(100_000) } } as ConfigParts, {})).toEqual([]); // a size alone
  });
});
