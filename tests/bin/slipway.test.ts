import { type ChildProcess, spawn } from "node:child_process";
import { chmod, copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";

const PROJECT = fileURLToPath(new URL("../../", import.meta.url));
const BUNDLED_NODE = join(PROJECT, "node_modules/node/bin/node");

/** A command of its own in the place of cli/main.ts; written in TypeScript that Node 20 could not read. */
const MAIN = `
export async function main(argv: string[]): Promise<number> {
  const [word, code] = argv;
  if (word === "wait") {
    process.stdout.write("ready\\n");
    await new Promise((resolve) => setTimeout(resolve, 20_000));
  }
  if (word === "trap") {
    const signalled = new Promise((resolve) => process.once("SIGTERM", resolve));
    const alive = setInterval(() => undefined, 1000);
    process.stdout.write("ready\\n");
    await signalled;
    clearInterval(alive);
    return 7;
  }
  process.stdout.write(JSON.stringify({ argv, node: process.versions.node, compileCache: (await import("node:module")).getCompileCacheDir() }));
  return Number(code ?? 0);
}
`;

let folder: string;
let otherNode: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "slipway-bin-"));
  for (const name of ["bin", "cli/engine", "node_modules"])
    await mkdir(join(folder, name), { recursive: true });
  await copyFile(join(PROJECT, "bin/slipway.js"), join(folder, "bin/slipway.js"));
  await copyFile(join(PROJECT, "compile-cache.js"), join(folder, "compile-cache.js"));
  await writeFile(join(folder, "package.json"), '{ "type": "module" }');
  await writeFile(join(folder, "cli/main.ts"), MAIN);
  await writeFile(join(folder, "cli/engine/lazy-sdk-parts.cjs"), ""); // there is no SDK here
  await symlink(join(PROJECT, "node_modules/node"), join(folder, "node_modules/node"));
  // Another Node than the bundled one: a copy of it is another file, on every machine.
  otherNode = join(folder, "other-node");
  await copyFile(BUNDLED_NODE, otherNode);
  await chmod(otherNode, 0o755);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

interface Ended {
  readonly code: number | null;
  readonly signal: string | null;
  readonly stdout: string;
  readonly stderr: string;
}

function start(
  node: string,
  args: readonly string[],
): { child: ChildProcess; ready: Promise<void>; ended: Promise<Ended> } {
  const child = spawn(node, [join(folder, "bin/slipway.js"), ...args], { stdio: ["ignore", "pipe", "pipe"] });
  let stdout = "";
  let stderr = "";
  const ready = new Promise<void>((resolve) => {
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
      if (stdout.includes("ready\n")) resolve();
    });
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  const ended = new Promise<Ended>((resolve) => {
    child.once("close", (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
  return { child, ready, ended };
}

describe("bin/slipway.js", () => {
  for (const [name, node] of [
    ["the bundled Node", () => BUNDLED_NODE],
    ["another Node", () => otherNode],
  ] as const) {
    it(`runs main on the bundled Node with the same arguments and its exit code, started by ${name}`, async () => {
      const { code, stdout, stderr } = await start(node(), ["explain", "3", "a b", "--flag=$HOME"]).ended;
      expect(stderr).toBe("");
      expect(JSON.parse(stdout)).toMatchObject({
        argv: ["explain", "3", "a b", "--flag=$HOME"],
        node: process.versions.node,
      });
      expect(code).toBe(3);
    });
  }

  it("keeps compiled code inside the project", async () => {
    const { stdout } = await start(BUNDLED_NODE, []).ended;
    const { compileCache } = JSON.parse(stdout) as { compileCache: string };
    expect(compileCache.startsWith(join(folder, ".cache", "node"))).toBe(true);
  });

  it("hands a signal on and ends with the exit code that main chose then", async () => {
    const { child, ready, ended } = start(otherNode, ["trap"]);
    await ready;
    child.kill("SIGTERM");
    expect(await ended).toMatchObject({ code: 7, signal: null });
  });

  it.each(["SIGTERM", "SIGINT", "SIGHUP"] as const)(
    "ends by %s when main does not catch it",
    async (signal) => {
      const { child, ready, ended } = start(otherNode, ["wait"]);
      await ready;
      child.kill(signal);
      expect(await ended).toMatchObject({ code: null, signal });
    },
  );

  it("says in one sentence what to run when npm ran no install scripts", async () => {
    await rm(join(folder, "node_modules/node"));
    const { code, stdout, stderr } = await start(otherNode, ["up"]).ended;
    expect(stderr).toBe(
      `slipway: the bundled Node is missing; run "npm ci" in ${folder}/ without --ignore-scripts.\n`,
    );
    expect(stdout).toBe("");
    expect(code).toBe(1);
  });
});
