import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { rehearsedBeside, rehearsedStacks } from "../../../cli/stack/rehearsed-stacks.ts";
import { temporaryFolder } from "../../rehearsal/schema/temporary-folder.ts";
import { backendFolder } from "./backend-folder.ts";

describe("rehearsedStacks", () => {
  it("finds the stacks that hold resources, with their outputs, and none in a backend that is not there", async () => {
    const folder = backendFolder();
    folder.stands("test", { urls: { "a.b": "https://a.b" } });
    folder.stands("gone", "destroyed");
    const found = rehearsedStacks(folder);
    expect(found.map(({ name }) => name)).toEqual(["test"]);
    expect(await found[0]?.outputs()).toEqual({ urls: { "a.b": "https://a.b" } });
    expect(rehearsedStacks({ backendDir: temporaryFolder() })).toEqual([]);
  });

  it("takes a stack whose state cannot be read for one that stands", async () => {
    const folder = backendFolder();
    folder.stands("test", "cut off");
    const [found] = rehearsedStacks(folder);
    expect([found?.name, await found?.outputs()]).toEqual(["test", {}]);
  });
});

describe("rehearsedBeside", () => {
  it("finds the stacks of the folder's own rehearsal, and makes nothing where there is none", () => {
    const folder = backendFolder();
    folder.stands("test", {});
    expect(rehearsedBeside(folder.configDir).map(({ name }) => name)).toEqual(["test"]);
    const bare = temporaryFolder();
    expect([rehearsedBeside(bare), existsSync(join(bare, ".slipway"))]).toEqual([[], false]);
  });
});
