import { randomUUID } from "node:crypto";
import { mkdir, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isProcessAlive } from "./process-alive.ts";

/** The holder shows every so many milliseconds that it lives. */
const HEARTBEAT_MS = 5_000;
/** A holder that showed no life for so long, in milliseconds, has lost the lock: it stopped, or runs on a machine that went away. */
const SILENCE_MS = 60_000;
const POLL_MS = 300;
/** A waiter says again that it waits, every so many milliseconds. */
const REMIND_MS = 30_000;

interface Owner {
  readonly pid: number;
  readonly host: string;
  /** Tells two locks of one process apart. */
  readonly nonce: string;
}

/**
 * Runs `work` while no other process holds the same lock folder. The folder names its holder (process and host); that of a
 * process which died is removed. Whoever waits says so through `report`.
 *
 * The lock saves work and keeps output calm; it is not what keeps a cache whole. A rename does that, so even two holders (after
 * a holder was suspended for a minute and woke again) do no harm.
 */
export async function withLock<T>(
  folder: string,
  report: (line: string) => void,
  work: () => Promise<T>,
): Promise<T> {
  const owner: Owner = { pid: process.pid, host: hostname(), nonce: randomUUID() };
  await acquire(folder, owner, report);
  const heartbeat = setInterval(() => {
    const now = new Date();
    utimes(folder, now, now).catch(() => undefined); // gone: another run took the lock over
  }, HEARTBEAT_MS);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    if ((await readOwner(folder))?.nonce === owner.nonce) await rm(folder, { recursive: true, force: true });
  }
}

async function acquire(folder: string, owner: Owner, report: (line: string) => void): Promise<void> {
  const started = Date.now();
  let reminder = 0;
  let lastSeen = { nonce: "", beat: 0, at: started };
  while (!(await tryAcquire(folder, owner))) {
    const holder = await readOwner(folder);
    const beat = await stat(folder).then(
      ({ mtimeMs }) => mtimeMs,
      () => undefined,
    );
    if (beat === undefined) continue; // released in between
    const nonce = holder?.nonce ?? "";
    if (nonce !== lastSeen.nonce || beat !== lastSeen.beat) lastSeen = { nonce, beat, at: Date.now() };
    const who = holder === undefined ? "an unknown process" : `process ${holder.pid} on ${holder.host}`;
    if (holder !== undefined && holder.host === owner.host && !isProcessAlive(holder.pid)) {
      report(`removing the lock of ${who}, which ended without releasing it`);
      await breakLock(folder, nonce);
    } else if (Date.now() - lastSeen.at > SILENCE_MS) {
      report(`removing the lock of ${who}, silent for ${SILENCE_MS / 1000} s`);
      await breakLock(folder, nonce);
    } else {
      const waited = Date.now() - started;
      if (waited >= reminder) {
        reminder += REMIND_MS;
        report(`waiting for ${who}, which is installing it (${Math.round(waited / 1000)} s)`);
      }
      await sleep(POLL_MS);
    }
  }
}

/** A folder renamed into place has its owner's name in it from the first moment; the rename fails while another holds the lock. */
async function tryAcquire(folder: string, owner: Owner): Promise<boolean> {
  const draft = `${folder}.${owner.nonce}`;
  await mkdir(draft, { recursive: true });
  await writeFile(join(draft, "owner.json"), JSON.stringify(owner));
  try {
    await rename(draft, folder);
    return true;
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    const { code } = error as NodeJS.ErrnoException; // rename throws nothing but system errors
    if (code === "ENOTEMPTY" || code === "EEXIST") return false;
    throw error;
  }
}

/** Moves the lock aside and looks again: if somebody took it over in between, it is put back. */
async function breakLock(folder: string, nonce: string): Promise<void> {
  const grave = join(dirname(folder), `.slipway-broken-lock-${randomUUID()}`);
  try {
    await rename(folder, grave);
  } catch {
    return; // already gone
  }
  if (((await readOwner(grave))?.nonce ?? "") !== nonce) await rename(grave, folder).catch(() => undefined);
  await rm(grave, { recursive: true, force: true });
}

async function readOwner(folder: string): Promise<Owner | undefined> {
  try {
    const value: unknown = JSON.parse(await readFile(join(folder, "owner.json"), "utf8"));
    const { pid, host, nonce } = value as Partial<Owner>; // each word is checked below
    if (typeof pid !== "number" || typeof host !== "string" || typeof nonce !== "string") return undefined;
    return { pid, host, nonce };
  } catch {
    return undefined;
  }
}
