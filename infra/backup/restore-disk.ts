/** GiB of disk that a Fargate task has without asking, and the most that it can ask for (ECS task definition parameters, ephemeralStorage, from memory, 2026-11). */
const DISK_GIB = { included: 20, most: 200 } as const;

/** GiB beside the data: the server's journal and its own files. */
const SPARE_GIB = 5;

/** The largest database whose dump a task can restore, GiB. */
export const MOST_RESTORED_GIB = DISK_GIB.most - SPARE_GIB;

/** Disk that a task must ask for to restore so many GiB; undefined where what comes along is enough. */
export function restoreDiskGib(gib: number): number | undefined {
  const needed = gib + SPARE_GIB;
  return needed <= DISK_GIB.included ? undefined : needed;
}
