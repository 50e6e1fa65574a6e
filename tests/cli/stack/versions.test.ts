import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { commitOf, versions } from "../../../cli/stack/versions.ts";
import { temporaryFolder } from "../../rehearsal/schema/temporary-folder.ts";

function version(path: string): unknown {
  const file = new URL(`../../../${path}`, import.meta.url);
  return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
}

describe("versions", () => {
  it("names the parts that shaped a result", () => {
    expect(versions("3.256.0")).toEqual({
      slipway: version("package.json"),
      policies: version("policies/package.json"),
      pulumi: "3.256.0",
      node: process.versions.node,
    });
  });
});

describe("commitOf", () => {
  it("answers nothing outside a repository", () => {
    expect(commitOf(temporaryFolder())).toBeUndefined();
  });

  it("tells the commit, and whether files differ from it", () => {
    const folder = temporaryFolder();
    const git = (...args: string[]) =>
      execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@example.org", ...args], {
        cwd: folder,
        encoding: "utf8",
      });
    git("init", "-q");
    expect(commitOf(folder)).toBeUndefined(); // no commit yet
    git("commit", "-q", "--allow-empty", "-m", "first");
    const id = git("rev-parse", "HEAD").trim();
    expect(commitOf(folder)).toEqual({ id, dirty: false });
    writeFileSync(join(folder, "file"), "x");
    expect(commitOf(folder)).toEqual({ id, dirty: true });
  });
});
