import { mkdir, readdir, rename, stat } from "node:fs/promises";
import { join } from "node:path";
import type { SearchContext } from "./engine.ts";
import { findExecutable } from "./find-executable.ts";
import { failureOf, runCommand } from "./run-command.ts";

/** Longest wait for npm to install a package of 3 kB, in milliseconds. */
const INSTALL_LIMIT_MS = 60_000;
/** A download that brought nothing for so long, in milliseconds, is given up. A slow one that moves may take its time. */
const STALL_LIMIT_MS = 60_000;
const WATCH_MS = 5_000;

/**
 * Fetches the official binary by the npm package `pulumi` into `root`. That package has no install script: its command downloads
 * the binary at its first run, by the official installer, into `$PULUMI_HOME/versions/<version>` (package 3.256.0, lib/resolve.js
 * and lib/download.js, read 2026-11). So its first run is made here, in a home of its own inside `workFolder`, which takes all
 * that the installer writes. Gives why there is no binary, or undefined.
 */
export async function fetchFromNpm(
  context: SearchContext,
  workFolder: string,
  root: string,
): Promise<string | undefined> {
  const npm = await findExecutable("npm", context.env);
  if (npm === undefined) return "no npm on PATH to ask";
  const name = `pulumi@${context.version}`;
  const install = await runCommand(
    npm,
    ["install", "--prefix", workFolder, "--no-save", "--no-audit", "--no-fund", "--ignore-scripts", name],
    { env: context.env, cwd: workFolder, signal: AbortSignal.timeout(INSTALL_LIMIT_MS) },
  );
  if (install.aborted) return `"npm install ${name}" did not end within ${INSTALL_LIMIT_MS / 1000} s`;
  const failure = failureOf(install);
  if (failure !== undefined) return `"npm install ${name}" failed: ${failure}`;

  const home = join(workFolder, "home");
  const temporary = join(workFolder, "tmp");
  await mkdir(temporary, { recursive: true });
  const stall = watchGrowth(workFolder);
  const download = await runCommand(
    process.execPath,
    [join(workFolder, "node_modules", "pulumi", "run.js"), "version"],
    {
      env: {
        ...context.env,
        PULUMI_HOME: home,
        PULUMI_VERSION: context.version, // the package obeys this variable before its own version
        PULUMI_SKIP_UPDATE_CHECK: "true",
        TMPDIR: temporary,
      },
      signal: stall.signal,
    },
  ).finally(stall.stop);
  if (download.aborted) return `its download of the binary brought nothing for ${STALL_LIMIT_MS / 1000} s`;
  const broken = failureOf(download);
  if (broken !== undefined) return `its download of the binary failed: ${broken}`;
  await rename(join(home, "versions", context.version), root);
  return undefined;
}

/** A signal that fires when a folder has not grown for `STALL_LIMIT_MS`. */
function watchGrowth(folder: string): { readonly signal: AbortSignal; readonly stop: () => void } {
  const controller = new AbortController();
  let largest = 0;
  let grewAt = Date.now();
  const timer = setInterval(() => {
    void sizeOf(folder).then((size) => {
      if (size > largest) {
        largest = size;
        grewAt = Date.now();
      } else if (Date.now() - grewAt > STALL_LIMIT_MS) {
        controller.abort();
      }
    });
  }, WATCH_MS);
  return { signal: controller.signal, stop: () => clearInterval(timer) };
}

async function sizeOf(folder: string): Promise<number> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  const sizes = await Promise.all(
    names.map((name) =>
      stat(join(folder, name)).then(
        ({ size }) => size,
        () => 0, // removed while we looked
      ),
    ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
