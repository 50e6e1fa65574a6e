import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "@jest/globals";

const LAZY = fileURLToPath(new URL("../../../cli/engine/lazy-sdk-parts.cjs", import.meta.url));
const PROJECT = fileURLToPath(new URL("../../../", import.meta.url));

/** Loads the SDK in a Node of its own after the file, runs the lines and gives what they print. */
function printed(lines: string): string {
  const program = `const sdk = require("@pulumi/pulumi");
    const read = (part) => Object.keys(require.cache).some((file) => file.includes(part));
    (async () => { ${lines} })();`;
  return execFileSync(process.execPath, ["--require", LAZY, "--eval", program], {
    cwd: PROJECT,
    encoding: "utf8",
  }).trim();
}

describe("the SDK after lazy-sdk-parts.cjs", () => {
  it("starts without arborist's own files and without TypeScript's text", () => {
    expect(
      printed('console.log(read("/arborist/lib/arborist/"), process.memoryUsage().heapTotal < 80e6)'),
    ).toBe("false true");
  });

  it("turns a function into text as before, with the TypeScript that it then loads", () => {
    const lines =
      "const seven = 7; const { text } = await sdk.runtime.serializeFunction(() => seven + 1); console.log(text);";
    expect(printed(lines)).toContain("seven: 7");
  });

  it("gives TypeScript to others who ask for it", () => {
    expect(printed('console.log(require("typescript").version, require("typescript").version)')).toMatch(
      /^(\d+\.\d+\.\d+) \1$/,
    );
  });

  it("gives arborist's class to the SDK's own way of importing it", () => {
    const lines =
      'const mod = require("@npmcli/arborist"); console.log(typeof mod.Arborist, "Arborist" in mod);';
    expect(printed(lines)).toBe("function true");
  });
});
