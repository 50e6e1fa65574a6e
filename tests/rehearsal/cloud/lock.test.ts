import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { LockedError, takeLock } from "../../../rehearsal/cloud/lock.ts";
import { temporaryFolder } from "../schema/temporary-folder.ts";

const LOCK_MODULE = new URL("../../../rehearsal/cloud/lock.ts", import.meta.url).href;

/** The number of a process that has ended. */
function deadProcess(): number {
  const { pid } = spawnSync(process.execPath, ["-e", ""]);
  return pid;
}

describe("takeLock", () => {
  it("refuses a second taker in the same process until the first gives it back", () => {
    const file = join(temporaryFolder(), "lock");
    const release = takeLock(file);
    expect(() => takeLock(file)).toThrow(LockedError);
    release();
    expect(existsSync(file)).toBe(false);
    takeLock(file)();
  });

  it("refuses while another living process holds it, and names that process", async () => {
    const file = join(temporaryFolder(), "lock");
    const holder = spawn(process.execPath, [
      "--input-type=module",
      "-e",
      `import { takeLock } from ${JSON.stringify(LOCK_MODULE)};
       takeLock(${JSON.stringify(file)}); console.log("held"); setInterval(() => {}, 1000);`,
    ]);
    try {
      await once(holder.stdout, "data");
      expect(() => takeLock(file)).toThrow(
        `${file}: one run at a time on a rehearsal; got a second one while process ${holder.pid} on ${hostname()} works. ` +
          "Wait for it to end, or give this run a folder of its own.",
      );
    } finally {
      holder.kill("SIGKILL");
      await once(holder, "exit");
    }
    takeLock(file)();
  });

  it.each([
    ["a process of this host that is dead", () => JSON.stringify({ pid: deadProcess(), host: hostname() })],
    [
      "a dead process that had this one's number",
      () => JSON.stringify({ pid: process.pid, host: hostname() }),
    ],
    ["nobody, by half a text", () => '{"pid":1'],
    ["nobody, by an empty text", () => ""],
    ["nobody, by a number that no process has", () => JSON.stringify({ pid: 0, host: hostname() })],
  ])("takes over the lock of %s", (_who, text) => {
    const folder = temporaryFolder();
    const file = join(folder, "lock");
    writeFileSync(file, text());
    const release = takeLock(file);
    expect(JSON.parse(readFileSync(file, "utf8"))).toEqual({ pid: process.pid, host: hostname() });
    release();
    expect(readdirSync(folder)).toEqual([]);
  });

  it("leaves the lock of another host alone, since its process cannot be asked", () => {
    const file = join(temporaryFolder(), "lock");
    writeFileSync(file, JSON.stringify({ pid: deadProcess(), host: "another-host" }));
    expect(() => takeLock(file)).toThrow("on another-host works");
    expect(existsSync(file)).toBe(true);
  });

  it("gives a dead lock to one of many takers only", async () => {
    const file = join(temporaryFolder(), "lock");
    writeFileSync(file, JSON.stringify({ pid: deadProcess(), host: hostname() }));
    const takers = Array.from({ length: 6 }, () =>
      spawn(process.execPath, [
        "--input-type=module",
        "-e",
        `import { takeLock } from ${JSON.stringify(LOCK_MODULE)};
         let said = "taken";
         try { takeLock(${JSON.stringify(file)}); } catch { said = "refused"; }
         console.log(said); setInterval(() => {}, 1000);`,
      ]),
    );
    try {
      const said = await Promise.all(
        takers.map(async (taker) => String((await once(taker.stdout, "data"))[0]).trim()),
      );
      expect(said.filter((word) => word === "taken")).toHaveLength(1);
      expect(said.filter((word) => word === "refused")).toHaveLength(5);
    } finally {
      for (const taker of takers) taker.kill("SIGKILL");
    }
  });
});
