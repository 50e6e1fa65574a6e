import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "@jest/globals";
import { clearDeadLocks } from "../../../cli/stack/dead-locks.ts";
import { type Ground, openGround } from "../../../cli/stack/ground.ts";
import { takeLock } from "../../../rehearsal/cloud/lock.ts";
import { temporaryFolder } from "../../rehearsal/schema/temporary-folder.ts";

let child: ChildProcess | undefined;
afterEach(() => {
  child?.kill("SIGKILL");
});

/** A lock file as the engine's file backend writes it. */
function lock(ground: Ground, text: string, stack = "staging"): string {
  const dir = join(ground.backendDir, ".pulumi", "locks", "organization", "slipway", stack);
  mkdirSync(dir, { recursive: true });
  const file = join(dir, `${Math.random()}.json`);
  writeFileSync(file, text);
  return file;
}

function dead(): number {
  return spawnSync(process.execPath, ["-e", ""]).pid;
}

/** A living process that is called as the engine is. */
async function engineLike(seconds: number): Promise<ChildProcess> {
  const program = join(temporaryFolder(), "pulumi");
  copyFileSync("/bin/sleep", program);
  spawnSync("chmod", ["755", program]);
  child = spawn(program, [String(seconds)]);
  await once(child, "spawn");
  return child;
}

describe("clearDeadLocks", () => {
  it("does nothing where there is no lock", async () => {
    const said: string[] = [];
    await clearDeadLocks(openGround(temporaryFolder()), "staging", (line) => said.push(line));
    expect(said).toEqual([]);
  });

  it.each([
    ["of a dead process", () => JSON.stringify({ pid: dead(), hostname: hostname() })],
    [
      "of a living process that is no engine",
      () => JSON.stringify({ pid: process.pid, hostname: hostname() }),
    ],
    ["that is half-written", () => '{"pid": 12'],
  ])("removes a lock %s", async (_what, text) => {
    const ground = openGround(temporaryFolder());
    const file = lock(ground, text());
    const said: string[] = [];
    await clearDeadLocks(ground, "staging", (line) => said.push(line));
    expect(existsSync(file)).toBe(false);
    expect(said).toEqual(["removed the lock of an interrupted run"]);
  });

  it("leaves the lock of another stack alone", async () => {
    const ground = openGround(temporaryFolder());
    const file = lock(ground, JSON.stringify({ pid: dead(), hostname: hostname() }), "production");
    await clearDeadLocks(ground, "staging", () => undefined);
    expect(existsSync(file)).toBe(true);
  });

  it("refuses a lock of another host, names its file and leaves it", async () => {
    const ground = openGround(temporaryFolder());
    const file = lock(ground, JSON.stringify({ pid: 4711, hostname: "another-host" }));
    await expect(clearDeadLocks(ground, "staging", () => undefined)).rejects.toThrow(
      "staging: a state that nobody works on; got a lock of process 4711 on another-host. " +
        `Look whether that run still works there; if it does not, remove ${file}.`,
    );
    expect(existsSync(file)).toBe(true);
  });

  it("names another run that lives, leaves its engine's lock and calls nothing interrupted", async () => {
    const ground = openGround(temporaryFolder());
    const release = takeLock(join(ground.cloudDir, "lock"));
    const engine = await engineLike(20);
    const file = lock(ground, JSON.stringify({ pid: engine.pid, hostname: hostname() }));
    const said: string[] = [];
    await expect(clearDeadLocks(ground, "staging", (line) => said.push(line))).rejects.toThrow(
      "staging: another run works on it. ",
    );
    release();
    expect(said).toEqual([]);
    expect(existsSync(file)).toBe(true);
  });

  it("waits for an engine that outlived its parent, and then removes the lock that it left", async () => {
    const ground = openGround(temporaryFolder());
    const engine = await engineLike(1);
    const file = lock(ground, JSON.stringify({ pid: engine.pid, hostname: hostname() }));
    const said: string[] = [];
    await clearDeadLocks(ground, "staging", (line) => said.push(line));
    expect(said[0]).toBe(`waiting for engine process ${engine.pid} of an interrupted run to end`);
    expect(said.at(-1)).toBe("removed the lock of an interrupted run");
    expect(existsSync(file)).toBe(false);
  }, 20_000);
});
