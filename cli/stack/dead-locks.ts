import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { LockedError, takeLock } from "../../rehearsal/cloud/lock.ts";
import { EXIT } from "../exit-codes.ts";
import { UserError } from "../lib/user-error.ts";
import type { Ground } from "./ground.ts";
import { PROJECT } from "./project-name.ts";

/** How long an engine that outlived its parent may take to end by itself. */
const ENGINE_PATIENCE_SECONDS = 60;

const FREE_STATE = "a state that nobody works on";

interface LockHolder {
  readonly file: string;
  readonly pid: number;
  readonly hostname: string;
}

/** Refuses a second run while a first one lives. The lock of the simulated cloud tells: its holder is `slipway` itself. */
function refuseSecondRun(ground: Ground, stack: string): void {
  try {
    takeLock(join(ground.cloudDir, "lock"))();
  } catch (error) {
    if (!(error instanceof LockedError)) throw error;
    throw new UserError(`${stack}: another run works on it. ${error.message}`, EXIT.failed, { cause: error });
  }
}

/**
 * Frees a rehearsal's state of the lock that a killed run left: waits for an engine that still works, removes the lock of
 * one that is dead on this host. Throws `UserError` for another run that lives, a lock of another host or an engine that does not end.
 */
export async function clearDeadLocks(
  ground: Ground,
  stack: string,
  report: (line: string) => void,
): Promise<void> {
  refuseSecondRun(ground, stack);
  const deadline = Date.now() + ENGINE_PATIENCE_SECONDS * 1000;
  for (;;) {
    const holders = lockHolders(ground, stack);
    const foreign = holders.find((holder) => holder.hostname !== hostname());
    if (foreign !== undefined) {
      throw new UserError({
        where: stack,
        expected: FREE_STATE,
        found: `a lock of process ${foreign.pid} on ${foreign.hostname}`,
        next: `Look whether that run still works there; if it does not, remove ${foreign.file}`,
      });
    }
    const alive = holders.filter((holder) => isEngine(holder.pid));
    for (const holder of holders) if (!alive.includes(holder)) rmSync(holder.file, { force: true });
    if (holders.length > alive.length) report(`removed the lock of an interrupted run`);
    const [first] = alive;
    if (first === undefined) return;
    if (Date.now() > deadline) {
      throw new UserError({
        where: stack,
        expected: FREE_STATE,
        found: `engine process ${first.pid} still at work after ${ENGINE_PATIENCE_SECONDS} s`,
        next: `Wait for it, or end it with "kill ${first.pid}" and run this again`,
      });
    }
    report(`waiting for engine process ${first.pid} of an interrupted run to end`);
    await sleep(1000);
  }
}

function lockHolders(ground: Ground, stack: string): readonly LockHolder[] {
  const dir = join(ground.backendDir, ".pulumi", "locks", "organization", PROJECT, stack);
  if (!existsSync(dir)) return [];
  return readdirSync(dir)
    .filter((name) => name.endsWith(".json"))
    .map((name) => {
      const file = join(dir, name);
      try {
        const lock = JSON.parse(readFileSync(file, "utf8")) as { pid?: number; hostname?: string };
        return { file, pid: lock.pid ?? 0, hostname: lock.hostname ?? hostname() };
      } catch {
        return { file, pid: 0, hostname: hostname() }; // half-written by a process that died
      }
    });
}

/** A number can be given to another process later: only one that is called like the engine counts. */
function isEngine(pid: number): boolean {
  if (pid === 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
  const comm = `/proc/${pid}/comm`;
  return !existsSync(comm) || readFileSync(comm, "utf8").startsWith("pulumi");
}
