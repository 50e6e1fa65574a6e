import { execFileSync } from "node:child_process";
import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { shellWord } from "../../../cli/lib/shell-word.ts";

describe("shellWord", () => {
  it("leaves a plain path as it is", () => {
    expect(shellWord("/srv/kopi-2")).toBe("/srv/kopi-2");
  });

  it("is one word to a shell, whatever is in it", () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1 }).filter((text) => !text.includes("\0")),
        (text) => {
          const said = execFileSync("sh", ["-c", `printf %s ${shellWord(text)}`], { encoding: "utf8" });
          expect(said).toBe(text);
        },
      ),
      { numRuns: 30 },
    );
  });
});
