import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { openGround } from "../../../cli/stack/ground.ts";
import { temporaryFolder } from "../../rehearsal/schema/temporary-folder.ts";

describe("openGround", () => {
  it("keeps everything below one folder that git ignores", () => {
    const folder = temporaryFolder();
    execFileSync("git", ["init", "-q", folder]);
    const ground = openGround(folder);
    for (const dir of [ground.cloudDir, ground.backendDir, ground.pulumiHome]) {
      expect(dir.startsWith(join(folder, ".slipway", "/"))).toBe(true);
      writeFileSync(join(dir, "file"), "x");
    }
    writeFileSync(join(ground.workDir("rehearsal", "staging"), "file"), "x");
    expect(execFileSync("git", ["status", "--porcelain"], { cwd: folder, encoding: "utf8" })).toBe("");
  });

  it("makes one passphrase, for its owner alone, and never another", () => {
    const folder = temporaryFolder();
    const { passphraseFile } = openGround(folder);
    const passphrase = readFileSync(passphraseFile, "utf8");
    expect(passphrase).toMatch(/^[0-9a-f]{48}$/);
    expect(statSync(passphraseFile).mode & 0o777).toBe(0o600);
    openGround(folder);
    expect(readFileSync(passphraseFile, "utf8")).toBe(passphrase);
  });

  it("leaves the engine no folder to log into, since it would log every run", () => {
    const { pulumiHome } = openGround(temporaryFolder());
    expect(statSync(join(pulumiHome, "logs")).isFile()).toBe(true);
  });

  it("leaves the logs of a home that has some", () => {
    const folder = temporaryFolder();
    const logs = join(folder, ".slipway", "rehearsal", "home", "logs");
    mkdirSync(logs, { recursive: true });
    openGround(folder);
    expect(statSync(logs).isDirectory()).toBe(true);
  });

  it("makes no folder readable for others", () => {
    const ground = openGround(temporaryFolder());
    for (const dir of [ground.cloudDir, ground.backendDir, ground.workDir("rehearsal", "a")])
      expect(statSync(dir).mode & 0o077).toBe(0);
  });

  it("keeps a rehearsal and a real cloud, and two stacks, apart", () => {
    const ground = openGround(temporaryFolder());
    const dirs = [
      ground.workDir("rehearsal", "a"),
      ground.workDir("rehearsal", "b"),
      ground.workDir("cloud", "a"),
      ground.reportDir("rehearsal", "a"),
      ground.reportDir("cloud", "a"),
    ];
    expect(new Set(dirs).size).toBe(dirs.length);
  });

  it("leaves a .gitignore that somebody wrote", () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, ".slipway"));
    writeFileSync(join(folder, ".slipway", ".gitignore"), "rehearsal/\n");
    openGround(folder);
    expect(readFileSync(join(folder, ".slipway", ".gitignore"), "utf8")).toBe("rehearsal/\n");
  });
});
