import { describe, expect, it } from "@jest/globals";
import { otherStacks } from "../../../cli/stack/other-stacks.ts";
import { backendFolder } from "./backend-folder.ts";

describe("otherStacks", () => {
  it("reads a rehearsal's own files, and leaves the stack itself out", async () => {
    const folder = backendFolder();
    folder.stands("staging", {});
    folder.stands("test", {});
    const found = await otherStacks(folder.session("staging"));
    expect(found.map(({ name }) => name)).toEqual(["test"]);
  });

  it("asks the engine on a real cloud: by the last part of a name, and a count that is not told counts as resources", async () => {
    const workspace = {
      listStacks: () =>
        Promise.resolve([
          { name: "organization/slipway/staging", resourceCount: 9 },
          { name: "organization/slipway/test", resourceCount: 3 },
          { name: "untold" },
          { name: "empty", resourceCount: 0 },
        ]),
      stackOutputs: (name: string) =>
        Promise.resolve({ of: { value: name, secret: false }, key: { value: "k", secret: true } }),
    };
    const opened = { stack: { workspace } } as never; // the two questions that are asked
    const found = await otherStacks({ ground: { backendDir: "" }, on: "cloud", stack: "staging", opened });
    expect(found.map(({ name }) => name)).toEqual(["test", "untold"]);
    expect(await found[0]?.outputs()).toEqual({ of: "organization/slipway/test", key: "[secret]" });
  });
});
