import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "@jest/globals";
import { defaultFolder, hasStackFiles, PROJECT } from "../../../cli/lib/default-folder.ts";

const dir = mkdtempSync(join(tmpdir(), "slipway-default-"));
afterAll(() => rmSync(dir, { recursive: true }));

describe("defaultFolder", () => {
  it("is the project where no stack file stands, and below it too", () => {
    expect(defaultFolder(dir)).toBe(PROJECT);
    expect(defaultFolder(join(PROJECT, "infra"))).toBe(PROJECT);
    expect(defaultFolder(join(dir, "nowhere"))).toBe(PROJECT);
  });

  it("is where somebody stands once a stack file is there, so that no other product is brought up", () => {
    writeFileSync(join(dir, "Pulumi.yaml"), ""); // the project's file names no stack
    expect(hasStackFiles(dir)).toBe(false);
    writeFileSync(join(dir, "Pulumi.staging.yaml"), "");
    expect(defaultFolder(dir)).toBe(dir);
  });
});
