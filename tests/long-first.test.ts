import { describe, expect, it } from "@jest/globals";

interface Sequencer {
  sort(files: readonly object[]): Promise<readonly { readonly path: string }[]>;
}

const { default: LongFirst } = (await import("./long-first.js" as string)) as {
  readonly default: new (
    options: object,
  ) => Sequencer; // plain JavaScript has no types
};

/** What the order needs of a test file. */
function file(path: string, bytes: number) {
  const context = {
    config: { cacheDirectory: "/nowhere", id: "none", name: "none" },
    hasteFS: { getSize: () => bytes },
  };
  return { path, context };
}

describe("the order of the test files", () => {
  it("has whole stacks first, known or not, and keeps jest's own order within each part", async () => {
    const files = [
      file("/p/tests/infra/long-list.test.ts", 30),
      file("/p/tests/stacks/systems/share-1.test.ts", 20),
      file("/p/tests/faults/interrupted-up.test.ts", 10),
    ];
    const sorted = await new LongFirst({ contexts: [], globalConfig: {} }).sort(files);
    expect(sorted.map(({ path }) => path.split("/")[3])).toEqual(["stacks", "faults", "infra"]);
  });
});
