import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { homedir, hostname } from "node:os";
import { join, resolve } from "node:path";
import { pipeline } from "node:stream/promises";
import type { EngineSource } from "./engine.ts";
import { askVersion } from "./engine-version.ts";
import { isExecutable } from "./find-executable.ts";
import { isProcessAlive } from "./process-alive.ts";

/** Beside `bin`, in installations that this project made. */
const MANIFEST = "slipway-engine.json";

/** Written last into an installation: without it, or against it, the installation is not whole. */
interface Manifest {
  readonly version: string;
  readonly source: EngineSource;
  /** Of `bin/pulumi`: lower-case hexadecimal, and bytes. */
  readonly sha256: string;
  readonly size: number;
}

/** `PULUMI_HOME`, or `.pulumi` in the home folder, as the engine itself decides. */
export function pulumiHome(env: NodeJS.ProcessEnv): string {
  const configured = env.PULUMI_HOME ?? "";
  return configured === "" ? join(env.HOME ?? homedir(), ".pulumi") : resolve(configured);
}

/** The folder of installations, one folder per version: the same that the Automation API and the npm package `pulumi` use. */
export function versionsFolder(env: NodeJS.ProcessEnv): string {
  return join(pulumiHome(env), "versions");
}

/** Why the installation in `root` cannot be used; undefined when it is whole and of that version. */
export async function faultOf(
  root: string,
  version: string,
  env: NodeJS.ProcessEnv,
): Promise<string | undefined> {
  const command = join(root, "bin", "pulumi");
  if ((await stat(root).catch(() => undefined)) === undefined) return `there is no ${root}`;
  if (!(await isExecutable(command))) return `${command} is not an executable file`;
  const [answer, tampered] = await Promise.all([
    askVersion(command, env),
    differsFromManifest(root, version),
  ]);
  if (tampered !== undefined) return tampered;
  if ("reason" in answer) return answer.reason;
  return answer.version === version ? undefined : `${command} is ${answer.version}, not ${version}`;
}

/** Installations by the official installer carry no manifest: for them the engine's own answer must do. */
async function differsFromManifest(root: string, version: string): Promise<string | undefined> {
  const path = join(root, MANIFEST);
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  const manifest = parseManifest(text);
  if (manifest === undefined) return `${path} is damaged`;
  if (manifest.version !== version) return `${path} says ${manifest.version}, not ${version}`;
  const command = join(root, "bin", "pulumi");
  const { size } = await stat(command);
  if (size !== manifest.size) return `${command} has ${size} bytes; ${manifest.size} were installed`;
  if ((await sha256Of(command)) !== manifest.sha256)
    return `${command} is not what was installed: its SHA-256 differs`;
  return undefined;
}

function parseManifest(text: string): Manifest | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const { version, source, sha256, size } = value as Partial<Manifest>; // each word is checked below
    if (typeof version !== "string" || typeof source !== "string") return undefined;
    if (typeof sha256 !== "string" || typeof size !== "number") return undefined;
    return { version, source, sha256, size };
  } catch {
    return undefined;
  }
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash);
  return hash.digest("hex");
}

/** A new, empty folder to build an installation in, on the same file system as the cache, so that a rename can publish it. */
export async function makeStagingFolder(env: NodeJS.ProcessEnv): Promise<string> {
  const folder = join(versionsFolder(env), `.slipway-${hostname()}-${process.pid}-${randomUUID()}`);
  await mkdir(folder, { recursive: true });
  return folder;
}

/** Removes what runs that died on this machine left behind. A folder of a living process is never touched. */
export async function removeAbandonedStaging(env: NodeJS.ProcessEnv): Promise<void> {
  const prefix = `.slipway-${hostname()}-`;
  for (const name of await readdir(versionsFolder(env))) {
    if (!name.startsWith(prefix)) continue;
    const pid = Number.parseInt(name.slice(prefix.length), 10);
    if (Number.isNaN(pid) || isProcessAlive(pid)) continue;
    await rm(join(versionsFolder(env), name), { recursive: true, force: true });
  }
}

/**
 * Checks a finished installation, writes its manifest and renames it into place; a damaged one that stood there is moved out of
 * the way first. Gives why it was not published, or undefined. At every moment the place is empty or holds a whole installation.
 */
export async function publish(
  staged: string,
  version: string,
  source: EngineSource,
  env: NodeJS.ProcessEnv,
): Promise<string | undefined> {
  const fault = await faultOf(staged, version, env);
  if (fault !== undefined) return fault;
  const command = join(staged, "bin", "pulumi");
  const manifest: Manifest = {
    version,
    source,
    sha256: await sha256Of(command),
    size: (await stat(command)).size,
  };
  await writeFile(join(staged, MANIFEST), `${JSON.stringify(manifest, undefined, 2)}\n`);
  const root = join(versionsFolder(env), version);
  const graveyard = await makeStagingFolder(env);
  try {
    await rename(root, join(graveyard, "replaced")).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "ENOENT") throw error;
    });
    await rename(staged, root);
    return undefined;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException; // rename throws nothing but system errors
    if (code === "ENOTEMPTY" || code === "EEXIST") return await faultOf(root, version, env); // another run was first
    throw error;
  } finally {
    await rm(graveyard, { recursive: true, force: true });
  }
}
