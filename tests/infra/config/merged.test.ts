import { describe, expect, it } from "@jest/globals";
import { merged } from "../../../infra/config/merged.ts";

describe("merged", () => {
  it.each<[string, unknown, unknown, unknown]>([
    ["keeps what is not written", { a: 1, b: { c: 2 } }, {}, { a: 1, b: { c: 2 } }],
    [
      "merges groups at every depth",
      { a: { b: { c: 1, d: 2 } } },
      { a: { b: { d: 3 } } },
      { a: { b: { c: 1, d: 3 } } },
    ],
    ["replaces lists, also by an empty one", { a: [1, 2], b: [1] }, { a: [3], b: [] }, { a: [3], b: [] }],
    [
      "takes 0, false and empty text as written",
      { a: 1, b: true, c: "x" },
      { a: 0, b: false, c: "" },
      { a: 0, b: false, c: "" },
    ],
    ["takes null as written, so that the check tells it", { a: { b: 1 } }, { a: null }, { a: null }],
    [
      "replaces a value by a group, and a group by a value",
      { a: 1, b: { c: 1 } },
      { a: { c: 1 }, b: 2 },
      { a: { c: 1 }, b: 2 },
    ],
    [
      "keeps nothing of a group of another kind",
      { database: { engine: "postgres", version: "16.10" }, X: { kind: "generated", length: 9 } },
      { database: { engine: "mongodb", tier: "M0" }, X: { kind: "external" } },
      { database: { engine: "mongodb", tier: "M0" }, X: { kind: "external" } },
    ],
    [
      "merges a group of the same kind, or of none said",
      { database: { engine: "postgres", storageGib: 20 }, registry: { ownership: "owner" } },
      { database: { engine: "postgres", storageGib: 50 }, registry: { readerAccountIds: ["1"] } },
      {
        database: { engine: "postgres", storageGib: 50 },
        registry: { ownership: "owner", readerAccountIds: ["1"] },
      },
    ],
    [
      "takes keys that every object has for those of the file",
      { a: {} },
      { a: { constructor: 1 } },
      { a: { constructor: 1 } },
    ],
  ])("%s", (_, base, over, whole) => {
    expect(merged(base, over)).toEqual(whole);
  });

  it("changes neither of the two", () => {
    const base = { a: { b: 1 } };
    const over = { a: { c: 2 } };
    merged(base, over);
    expect([base, over]).toEqual([{ a: { b: 1 } }, { a: { c: 2 } }]);
  });
});
