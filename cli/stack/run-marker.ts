import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Stands in the work folder while the engine changes something: found at the start, the run before was interrupted. */
const MARKER = "running-since";

/** Sets the marker unless one is there: after two interruptions the first start counts. Returns what takes it away. */
export function markRunning(workDir: string): () => void {
  const file = join(workDir, MARKER);
  if (!existsSync(file)) writeFileSync(file, new Date().toISOString());
  return () => rmSync(file, { force: true });
}

/** When the run that was interrupted began; undefined where the last one ended by itself. */
export function interruptedSince(workDir: string): Date | undefined {
  const file = join(workDir, MARKER);
  if (!existsSync(file)) return undefined;
  const since = new Date(readFileSync(file, "utf8"));
  return Number.isNaN(since.getTime()) ? new Date(0) : since; // a half-written marker: all of it may be half done
}
