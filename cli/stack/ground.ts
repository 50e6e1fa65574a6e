import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folders and files that `slipway` keeps beside a configuration, all below one git-ignored folder. */
export interface Ground {
  /** The folder with Pulumi.<stack>.yaml. */
  readonly configDir: string;
  /** Shapes read from the SDK packages: the project's own folder, since they are the same for every configuration. */
  readonly cacheDir: string;
  /** State of the simulated accounts. */
  readonly cloudDir: string;
  /** Pulumi's file backend for rehearsals. */
  readonly backendDir: string;
  /** Pulumi's own home in rehearsals, so that nobody's login is touched. */
  readonly pulumiHome: string;
  /** Encrypts the secrets in a rehearsal's state. */
  readonly passphraseFile: string;
  /** The work folder with the copy of one stack's file. */
  readonly workDir: (on: Target, stack: string) => string;
  readonly reportDir: (on: Target, stack: string) => string;
}

/** Where a stack is brought up. */
export type Target = "rehearsal" | "cloud";

const SHAPES_CACHE = fileURLToPath(new URL("../../.cache/shapes", import.meta.url));

const PASSPHRASE_BYTES = 24;

/** Makes the folders that are missing. */
export function openGround(configDir: string): Ground {
  const base = join(configDir, ".slipway");
  const rehearsal = join(base, "rehearsal");
  const ground: Ground = {
    configDir,
    cacheDir: SHAPES_CACHE,
    cloudDir: join(rehearsal, "cloud"),
    backendDir: join(rehearsal, "backend"),
    pulumiHome: join(rehearsal, "home"),
    passphraseFile: join(rehearsal, "passphrase"),
    workDir: (on, stack) => made(join(base, on, "work", stack)),
    reportDir: (on, stack) => join(base, on, "report", stack),
  };
  for (const dir of [ground.cacheDir, ground.cloudDir, ground.backendDir, ground.pulumiHome]) made(dir);
  const ignore = join(base, ".gitignore");
  if (!existsSync(ignore)) writeFileSync(ignore, "*\n");
  makePassphrase(ground.passphraseFile);
  refuseEngineLogs(ground.pulumiHome);
  return ground;
}

/**
 * The engine logs every run below `logs` in its home, with no switch to turn that off: a third of its work, and up to 500 MB
 * (pulumi 3.256.0, pkg/logging; read on 2026-11-27). Where the folder cannot be made it goes on without, so a file stands there.
 */
export function refuseEngineLogs(pulumiHome: string): void {
  const logs = join(pulumiHome, "logs");
  if (!existsSync(logs))
    writeFileSync(logs, "A file in the place of a folder: rehearsals keep no engine logs.\n");
}

/** Of two first runs at once, one makes it and both use it. */
function makePassphrase(file: string): void {
  try {
    writeFileSync(file, randomBytes(PASSPHRASE_BYTES).toString("hex"), { mode: 0o600, flag: "wx" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
}

function made(dir: string): string {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  return dir;
}
