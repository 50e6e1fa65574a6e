import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { stackFileName, stackFolder, stacksOf } from "../../../infra/config/stack-folder.ts";
import { temporaryFolder } from "../../rehearsal/schema/temporary-folder.ts";

function folder(files: Readonly<Record<string, string>>): string {
  const dir = temporaryFolder();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(dir, name), text);
  return dir;
}

describe("stackFolder", () => {
  it("knows the stacks by their files, sorted, and not the project's own file", () => {
    const dir = folder({
      "Pulumi.yaml": "",
      "Pulumi.b.yaml": "",
      "Pulumi.a-1.yaml": "",
      "expectations.yaml": "",
    });
    expect(stacksOf(dir)).toEqual(["a-1", "b"]);
    expect(stackFolder(dir, () => 1).names).toEqual(["a-1", "b"]);
    expect(stackFileName("b")).toBe("Pulumi.b.yaml");
  });

  it("reads a file when somebody asks, and only once", () => {
    const read: string[] = [];
    const files = stackFolder(folder({ "Pulumi.a.yaml": "one", "Pulumi.b.yaml": "two" }), (text) => {
      read.push(text);
      return text.length;
    });
    expect([files.raw("b"), files.raw("b")]).toEqual([3, 3]);
    expect(read).toEqual(["two"]);
  });

  it.each([
    ["    like: staging\n", true],
    ["stack: { like: staging }", true],
    ['"like" : staging', true],
    ["unlike: staging", false],
    ["firstStep: it looks like this", false],
    ["", false],
  ])("tells of %j whether it may have the word", (text, may) => {
    expect(stackFolder(folder({ "Pulumi.a.yaml": text }), () => 1).mayBeLike("a")).toBe(may);
  });

  it("has no stacks where there is no folder, and no words where there is no file", () => {
    const files = stackFolder("/nowhere", (text) => text);
    expect([files.names, files.raw("a"), files.mayBeLike("a")]).toEqual([[], "", false]);
  });
});
