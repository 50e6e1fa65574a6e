import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { requireWholeState } from "../../../cli/stack/engine-state.ts";
import { type Ground, openGround } from "../../../cli/stack/ground.ts";
import { temporaryFolder } from "../../rehearsal/schema/temporary-folder.ts";

const WHOLE = JSON.stringify({ version: 3, checkpoint: { stack: "staging" } });

function place(ground: Ground, text: string, ...path: readonly string[]): string {
  const dir = join(ground.backendDir, ".pulumi", ...path.slice(0, -1));
  mkdirSync(dir, { recursive: true });
  const file = join(dir, path.at(-1) ?? "");
  writeFileSync(file, text);
  return file;
}

describe("requireWholeState", () => {
  it("takes a stack that was never brought up, and one whose state is whole", () => {
    const ground = openGround(temporaryFolder());
    requireWholeState(ground, "staging");
    place(ground, WHOLE, "stacks", "slipway", "staging.json");
    requireWholeState(ground, "staging");
  });

  it.each([
    ["that is cut off", WHOLE.slice(0, 30), "text that is not JSON"],
    ["that is empty", "", "an empty file"],
    ["of something else", "{}", "JSON without version and checkpoint"],
  ])("refuses a state %s by its file's name, and leaves it", (_what, text, found) => {
    const ground = openGround(temporaryFolder());
    const file = place(ground, text, "stacks", "slipway", "staging.json");
    expect(() => requireWholeState(ground, "staging")).toThrow(
      `${file}: the engine's whole state of staging; got ${found}. The file is left as it is. There is no copy of it`,
    );
    expect(readFileSync(file, "utf8")).toBe(text);
    requireWholeState(ground, "production");
  });

  it("names the whole copies, the latest first, and none that is broken too", () => {
    const ground = openGround(temporaryFolder());
    place(ground, "{", "stacks", "slipway", "staging.json");
    const backup = (text: string, time: number) =>
      place(ground, text, "backups", "slipway", "staging", `staging.${time}.json`);
    const first = backup(WHOLE, 1);
    const second = backup(WHOLE, 2);
    const broken = backup("{", 3);
    const refusal = () => requireWholeState(ground, "staging");
    expect(refusal).toThrow(`the latest first:\n  ${second}\n  ${first}`);
    expect(refusal).not.toThrow(broken);
  });
});
