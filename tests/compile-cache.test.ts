import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, it } from "@jest/globals";

const PROJECT = fileURLToPath(new URL("../", import.meta.url));
const COMPILE_CACHE = new URL("../compile-cache.js", import.meta.url).href;

async function printedBy(args: readonly string[]): Promise<string> {
  const { NODE_COMPILE_CACHE: _, ...env } = process.env;
  return (await promisify(execFile)(process.execPath, args, { cwd: PROJECT, env })).stdout.trim();
}

describe("compile-cache.js", () => {
  it("keeps compiled code in the project's cache folder when Node is started as Pulumi.yaml says", async () => {
    const where = await printedBy([
      "--import=./compile-cache.js",
      "--print",
      'require("node:module").getCompileCacheDir()',
    ]);
    expect(where.startsWith(`${PROJECT}.cache/node/`)).toBe(true);
  });

  it("does nothing on a Node that has no compile cache", async () => {
    const code = `
      import module from "node:module";
      delete module.enableCompileCache;
      await import("${COMPILE_CACHE}");
      console.log(typeof module.enableCompileCache, module.getCompileCacheDir());`;
    expect(await printedBy(["--input-type=module", "--eval", code])).toBe("undefined undefined");
  });
});
