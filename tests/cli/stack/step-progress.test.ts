import { describe, expect, it } from "@jest/globals";
import type { Terminal } from "../../../cli/lib/terminal.ts";
import type { Step } from "../../../cli/stack/event-log.ts";
import { stepProgress } from "../../../cli/stack/step-progress.ts";

function listening(): { readonly lines: string[]; readonly terminal: Terminal } {
  const lines: string[] = [];
  const nothing = () => undefined;
  const terminal: Terminal = {
    say: nothing,
    note: nothing,
    json: nothing,
    progress: (line) => lines.push(line),
    style: (_format, text) => text,
  };
  return { lines, terminal };
}

function step(op: string, name: string): Step {
  return { op, urn: `urn:${name}`, type: "aws:x/y:Y", name, component: "x", properties: [] };
}

describe("stepProgress", () => {
  it("counts what is done and says what is worked on", () => {
    const { lines, terminal } = listening();
    const progress = stepProgress(terminal, "update");
    progress(step("create", "a"), "started");
    progress(step("update", "b"), "started");
    progress(step("create", "a"), "done");
    expect(lines).toEqual(["update: 0 done · making a", "update: 0 done · changing b", "update: 1 done"]);
  });

  it("counts an end without a beginning, or a second end, for nothing", () => {
    const { lines, terminal } = listening();
    const progress = stepProgress(terminal, "update");
    progress(step("create", "a"), "done");
    progress(step("create", "a"), "started");
    progress(step("create", "a"), "done");
    progress(step("create", "a"), "done");
    expect(lines.at(-1)).toBe("update: 1 done");
  });

  it("says an operation that it has no word for by the engine's", () => {
    const { lines, terminal } = listening();
    stepProgress(terminal, "update")(step("remove-pending-replace", "a"), "started");
    expect(lines).toEqual(["update: 0 done · remove-pending-replace a"]);
  });
});
