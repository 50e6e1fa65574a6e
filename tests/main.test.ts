import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, it } from "@jest/globals";

const MAIN = new URL("../main.js", import.meta.url).href;
const PROJECT = fileURLToPath(new URL("../", import.meta.url));

/** Runs a module in a Node of its own, which believes that it is of that version. */
async function runAs(version: string, code: string): Promise<unknown> {
  const pretend = `Object.defineProperty(process, "versions", { value: { ...process.versions, node: "${version}" } });`;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--input-type=module", "--eval", `${pretend}${code}`],
    { cwd: PROJECT },
  );
  return JSON.parse(stdout);
}

const CALL = `
  const { default: main } = await import("${MAIN}");
  const error = await main().catch((caught) => caught);
  console.log(JSON.stringify({ message: error.message, hidesStack: error.__pulumiRunError === true }));`;

describe("main.js", () => {
  it("exports a function and nothing else, since Pulumi's runner refuses named exports beside it", async () => {
    const code = `const m = await import("${MAIN}"); console.log(JSON.stringify([Object.keys(m), typeof m.default]));`;
    expect(await runAs(process.versions.node, code)).toEqual([["default"], "function"]);
  });

  it("loads nothing on import, and the program with the SDK only when it is called", async () => {
    const code = `
      const { registerHooks } = await import("node:module");
      const loaded = [];
      registerHooks({ load: (url, context, next) => { loaded.push(url); return next(url, context); } });
      const handles = () => process.getActiveResourcesInfo().length;
      const before = handles();
      const { default: main } = await import("${MAIN}");
      const onImport = [...loaded];
      const opened = handles() - before;
      await main().catch(() => undefined); // there is no engine here
      console.log(JSON.stringify({ onImport, opened, onCall: loaded.length > onImport.length + 100 }));`;
    expect(await runAs(process.versions.node, code)).toEqual({ onImport: [MAIN], opened: 0, onCall: true });
  });

  it.each(["18.20.8", "20.20.2", "22.22.0", "23.11.1"])(
    "says on Node %s in one sentence what is needed, as an error without a stack",
    async (version) => {
      expect(await runAs(version, CALL)).toEqual({
        message: `This program needs Node 24 or newer and got ${version}: put the bundled one first on PATH, as in PATH="$PWD/node_modules/.bin:$PATH" pulumi up.`,
        hidesStack: true,
      });
    },
  );
});
