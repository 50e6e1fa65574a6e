import { randomUUID } from "node:crypto";
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";

/** The lock is held by another living process. */
export class LockedError extends Error {
  constructor(file: string, holder: string) {
    super(
      `${file}: one run at a time on a rehearsal; got a second one while ${holder} works. ` +
        `Wait for it to end, or give this run a folder of its own.`,
    );
    this.name = "LockedError";
  }
}

/** Locks of this process: a file with its number that is not among them was left by a dead process of the same number. */
const held = new Set<string>();

/** Takes the lock file or throws `LockedError`. A lock left by a dead process of this host is taken over. */
export function takeLock(file: string): () => void {
  if (held.has(file)) throw new LockedError(file, "this process itself");
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    if (placeLock(file)) {
      held.add(file);
      return () => {
        held.delete(file);
        rmSync(file, { force: true });
      };
    }
    const text = readText(file);
    if (text === undefined) continue; // given back in between
    const holder = parseHolder(text);
    if (holder !== undefined && isAlive(holder))
      throw new LockedError(file, `process ${holder.pid} on ${holder.host}`);
    removeDeadLock(file, text);
  }
  throw new LockedError(file, "another process");
}

/** Others may take over the same dead lock at the same time: each attempt after the first means that one of them won. */
const ATTEMPTS = 5;

/** A link appears with its text in it: nobody ever sees a half-written lock of a living process. */
function placeLock(file: string): boolean {
  const draft = `${file}.${randomUUID()}`;
  writeFileSync(draft, JSON.stringify({ pid: process.pid, host: hostname() }), { flag: "wx" });
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Moves the lock aside and looks again: where somebody took it over in between, theirs is put back. */
function removeDeadLock(file: string, dead: string): void {
  const grave = `${file}.${randomUUID()}`;
  try {
    renameSync(file, grave);
  } catch {
    return; // already gone
  }
  try {
    if (readText(grave) !== dead) linkSync(grave, file);
  } catch {
    // another lock stands there already
  } finally {
    rmSync(grave, { force: true });
  }
}

interface Holder {
  readonly pid: number;
  readonly host: string;
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

function parseHolder(text: string): Holder | undefined {
  try {
    const holder: unknown = JSON.parse(text);
    if (typeof holder !== "object" || holder === null || !("pid" in holder) || !("host" in holder))
      return undefined;
    const pid = Number(holder.pid);
    return Number.isInteger(pid) && pid > 0 ? { pid, host: String(holder.host) } : undefined;
  } catch {
    return undefined; // not a lock of ours: nobody holds it
  }
}

/** A process of another host cannot be asked, so it counts as alive. */
function isAlive(holder: Holder): boolean {
  if (holder.host !== hostname()) return true;
  if (holder.pid === process.pid) return false; // this process does not hold it, see `held`
  try {
    process.kill(holder.pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
