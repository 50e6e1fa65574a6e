import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { findExecutable, isExecutable } from "../../../cli/engine/find-executable.ts";

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "slipway-path-"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** A file in a folder of its own; gives the folder. */
function folderWith(folder: string, name: string, mode = 0o755): string {
  const dir = join(root, folder);
  mkdirSync(dir, { recursive: true });
  writeFileSync(join(dir, name), "#!/bin/sh\n");
  chmodSync(join(dir, name), mode);
  return dir;
}

const pathOf = (...folders: readonly string[]): NodeJS.ProcessEnv => ({ PATH: folders.join(delimiter) });

describe("findExecutable", () => {
  it("takes the first one on the PATH", async () => {
    const [first, second] = [folderWith("first", "tool"), folderWith("second", "tool")];
    expect(await findExecutable("tool", pathOf(join(root, "gone"), second, first))).toBe(
      join(second, "tool"),
    );
  });

  it("passes over files that cannot be executed, and folders of that name", async () => {
    const [plain, good] = [folderWith("plain", "tool", 0o644), folderWith("good", "tool")];
    mkdirSync(join(root, "folder", "tool"), { recursive: true });
    // Root may execute nothing either that has no executable bit.
    expect(await findExecutable("tool", pathOf(plain, join(root, "folder"), good))).toBe(join(good, "tool"));
  });

  it("passes over relative entries, which mean another file in each folder", async () => {
    expect(await findExecutable("tool", pathOf(".", "", "bin"))).toBeUndefined();
  });

  it("finds nothing without a PATH", async () => {
    expect(await findExecutable("tool", {})).toBeUndefined();
  });
});

describe("isExecutable", () => {
  it("is true for a link to an executable file and false for one to nothing", async () => {
    const dir = folderWith("real", "tool");
    symlinkSync(join(dir, "tool"), join(root, "link"));
    symlinkSync(join(root, "gone"), join(root, "dangling"));
    expect(await isExecutable(join(root, "link"))).toBe(true);
    expect(await isExecutable(join(root, "dangling"))).toBe(false);
  });
});
