import { readFileSync, rmSync, writeFileSync } from "node:fs";
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

/** Takes the lock file or throws `LockedError`. A lock left by a dead process of this host is taken over. */
export function takeLock(file: string): () => void {
  const mine = JSON.stringify({ pid: process.pid, host: hostname() });
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      writeFileSync(file, mine, { flag: "wx" });
      return () => rmSync(file, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      const holder = readHolder(file);
      if (holder !== undefined && isAlive(holder))
        throw new LockedError(file, `process ${holder.pid} on ${holder.host}`);
      rmSync(file, { force: true });
    }
  }
  throw new LockedError(file, "another process");
}

interface Holder {
  readonly pid: number;
  readonly host: string;
}

function readHolder(file: string): Holder | undefined {
  try {
    const holder: unknown = JSON.parse(readFileSync(file, "utf8"));
    if (typeof holder !== "object" || holder === null || !("pid" in holder) || !("host" in holder))
      return undefined;
    return { pid: Number(holder.pid), host: String(holder.host) };
  } catch {
    return undefined; // half-written by a process that died: nobody holds it
  }
}

/** A process of another host cannot be asked, so it counts as alive. */
function isAlive(holder: Holder): boolean {
  if (holder.host !== hostname()) return true;
  if (holder.pid === process.pid) return true;
  try {
    process.kill(holder.pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
