import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { promotedStacks } from "../../../cli/stack/promoted-stacks.ts";
import { temporaryFolder } from "../../rehearsal/schema/temporary-folder.ts";

/** Stack files with nothing but the stack that their images come from: destroy tells it of a file with problems too. */
function folderOf(stacks: Readonly<Record<string, string | undefined>>): string {
  const dir = temporaryFolder();
  for (const [name, from] of Object.entries(stacks)) {
    const words = from === undefined ? "product: shop" : `promotion: { from: ${from} }`;
    writeFileSync(join(dir, `Pulumi.${name}.yaml`), `config:\n  slipway:stack:\n    ${words}\n`);
  }
  return dir;
}

describe("promotedStacks", () => {
  it.each<[string, Readonly<Record<string, string | undefined>>, readonly string[]]>([
    ["none where nobody promotes from it", { staging: undefined, production: "test", test: undefined }, []],
    [
      "the one that does",
      { staging: undefined, production: "staging", test: undefined },
      ["production promotes from staging: until staging is up again it gets no new digest."],
    ],
    [
      "all that do",
      { staging: undefined, production: "staging", oman: "staging" },
      ["oman, production promote from staging: until staging is up again they get no new digest."],
    ],
    ["not the stack itself", { staging: "staging" }, []],
  ])("names %s", (_what, stacks, told) => {
    expect(promotedStacks(folderOf(stacks), "staging")).toEqual(told);
  });
});
