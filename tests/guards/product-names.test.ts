import { describe, expect, it } from "@jest/globals";
import { filesBelow, type ProjectFile } from "./project-files.ts";

/** Slipway serves any product: theirs are named in stack files, examples, tests and documents only. */
const FOLDERS = ["infra", "policies", "rehearsal", "cost", "cli", "bootstrap", "bench", "bin"];
const NAMES = /warungin|al-?marya|phase-?5|fynlo/i;

/** `path:line` of each line that names a product, in code or comment, and each path that does. */
function productNames(files: readonly ProjectFile[]): readonly string[] {
  return files.flatMap(({ path, text }) => [
    ...(NAMES.test(path) ? [path] : []),
    ...text.split("\n").flatMap((line, index) => (NAMES.test(line) ? [`${path}:${index + 1}`] : [])),
  ]);
}

describe("Slipway's own code", () => {
  it("names no product", () => {
    expect(productNames(filesBelow(FOLDERS, /./))).toEqual([]);
  });

  it("would be caught naming one in a comment, in another case, or in a path", () => {
    const files = [
      { path: "infra/a.ts", text: "const a = 1;\n// As Warungin does.\n" },
      { path: "cli/fynlo.ts", text: "" },
      { path: "cli/b.ts", text: "export const phase = 5;\n" },
    ];
    expect(productNames(files)).toEqual(["infra/a.ts:2", "cli/fynlo.ts"]);
  });
});
