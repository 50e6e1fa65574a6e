import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, it } from "@jest/globals";

const PACK = fileURLToPath(new URL("../../policies", import.meta.url));
const RUNNER = createRequire(import.meta.url).resolve("@pulumi/pulumi/cmd/run-policy-pack/index.js");

/** Runs the SDK's own runner over the pack in a Node that believes that it is of that version. */
async function runPackAs(version: string): Promise<unknown> {
  const pretend = `Object.defineProperty(process, "versions", { value: { ...process.versions, node: "${version}" } });`;
  const args = [
    "--import",
    `data:text/javascript,${encodeURIComponent(pretend)}`,
    RUNNER,
    "127.0.0.1:0",
    PACK,
  ];
  return promisify(execFile)(process.execPath, args, { cwd: PACK }).catch((error: unknown) => error);
}

describe("policies/main.cjs", () => {
  it.each(["20.20.2", "23.11.1"])(
    "says on Node %s in one sentence what is needed, without a stack",
    async (version) => {
      const ended = await runPackAs(version);
      expect(ended).toMatchObject({
        stderr: expect.stringMatching(
          /^error: (\[runtime\] )?This policy pack needs Node 24 or newer and got \S+: put the bundled one first on PATH, as in PATH="\$PWD\/node_modules\/\.bin:\$PATH" pulumi up --policy-pack policies\.\n$/,
        ),
      });
      expect(ended).toMatchObject({ stderr: expect.stringContaining(`got ${version}:`) });
    },
  );
});
