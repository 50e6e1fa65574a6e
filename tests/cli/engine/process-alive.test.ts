import { spawnSync } from "node:child_process";
import { describe, expect, it } from "@jest/globals";
import { isProcessAlive } from "../../../cli/engine/process-alive.ts";

describe("isProcessAlive", () => {
  it("sees this process, and the first one, which is another user's on most machines", () => {
    expect(isProcessAlive(process.pid)).toBe(true);
    expect(isProcessAlive(1)).toBe(true);
  });

  it("sees that a process has ended", () => {
    const { pid } = spawnSync(process.execPath, ["--version"]);
    expect(isProcessAlive(pid)).toBe(false);
  });
});
