import { describe, expect, it } from "@jest/globals";
import { MOST_RESTORED_GIB, restoreDiskGib } from "../../../infra/backup/restore-disk.ts";

describe("restoreDiskGib", () => {
  it.each([
    [1, undefined],
    [15, undefined],
    [16, 21],
    [MOST_RESTORED_GIB, 200],
  ])("gives %d GiB of data the disk %p", (gib, disk) => {
    expect(restoreDiskGib(gib)).toBe(disk);
  });
});
