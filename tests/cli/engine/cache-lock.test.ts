import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { withLock } from "../../../cli/engine/cache-lock.ts";

let folder: string;
let lock: string;
let lines: string[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "slipway-lock-"));
  lock = join(folder, "lock");
  lines = [];
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const report = (line: string): void => {
  lines.push(line);
};

async function leaveLockOf(owner: { pid: number; host: string }): Promise<void> {
  await mkdir(lock);
  await writeFile(join(lock, "owner.json"), JSON.stringify({ ...owner, nonce: "left-behind" }));
}

describe("withLock", () => {
  it("names process and host while it is held, and leaves nothing behind", async () => {
    const owner = await withLock(lock, report, async () => readFile(join(lock, "owner.json"), "utf8"));
    expect(JSON.parse(owner)).toMatchObject({ pid: process.pid, host: hostname() });
    expect(await readdir(folder)).toEqual([]);
  });

  it("releases when the work fails, and passes the failure on", async () => {
    await expect(withLock(lock, report, () => Promise.reject(new Error("no space")))).rejects.toThrow(
      "no space",
    );
    expect(await readdir(folder)).toEqual([]);
  });

  it("never lets two work at once, however many come together", async () => {
    let inside = 0;
    let most = 0;
    const work = async (): Promise<void> => {
      inside += 1;
      most = Math.max(most, inside);
      await sleep(20);
      inside -= 1;
    };
    await Promise.all(Array.from({ length: 5 }, () => withLock(lock, report, work)));
    expect(most).toBe(1);
    expect(await readdir(folder)).toEqual([]);
  });

  it("takes over at once from a process of this machine that is dead", async () => {
    await leaveLockOf({ pid: 2 ** 22 + 1, host: hostname() }); // above Linux' highest process id
    expect(await withLock(lock, report, async () => "done")).toBe("done");
    expect(lines).toEqual([
      `removing the lock of process ${2 ** 22 + 1} on ${hostname()}, which ended without releasing it`,
    ]);
  });

  it.each([
    ["a living process of this machine", { pid: process.pid, host: hostname() }],
    ["a process of another machine, which cannot be asked", { pid: 2 ** 22 + 1, host: "elsewhere" }],
  ])("waits for %s and says so", async (_name, owner) => {
    await leaveLockOf(owner);
    const waiting = withLock(lock, report, async () => "done");
    await sleep(700);
    expect(lines).toEqual([
      `waiting for process ${owner.pid} on ${owner.host}, which is installing it (0 s)`,
    ]);
    await rm(lock, { recursive: true });
    expect(await waiting).toBe("done");
  });
});
