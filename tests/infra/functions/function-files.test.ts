import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "@jest/globals";
import { functionFiles } from "../../../infra/functions/function-files.ts";

describe("functionFiles", () => {
  it.each(["notify", "snapshot"])("gives the modules of %s as JavaScript that imports JavaScript", (name) => {
    const files = functionFiles(name);
    expect(Object.keys(files)).toContain("index.mjs");
    for (const source of Object.values(files)) {
      expect(source).not.toMatch(/["']\.{1,2}\/[^"']+\.ts["']/);
      expect(source).not.toMatch(/^\s*(?:export )?interface /m);
    }
    const imported = Object.values(files).flatMap((source) =>
      [...source.matchAll(/from "\.\/([^"]+)"/g)].map(([, file]) => file),
    );
    expect(imported.filter((file) => !Object.keys(files).includes(file ?? ""))).toEqual([]);
  });

  it("gives the same text every time, so that no update is due", () => {
    expect(functionFiles("notify")).toEqual(functionFiles("notify"));
  });

  it("tells whoever runs the program nothing of how it is made", () => {
    const module = fileURLToPath(new URL("../../../infra/functions/function-files.ts", import.meta.url));
    const script = `const { functionFiles } = await import(${JSON.stringify(module)}); functionFiles("snapshot");`;
    const run = spawnSync(process.execPath, ["--input-type=module", "--eval", script], { encoding: "utf8" });
    expect({ status: run.status, stdout: run.stdout, stderr: run.stderr }).toEqual({
      status: 0,
      stdout: "",
      stderr: "",
    });
  });

  it("refuses a folder that holds no function", () => {
    expect(() => functionFiles("../tables/none")).toThrow();
  });
});
