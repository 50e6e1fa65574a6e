import { describe, expect, it } from "@jest/globals";
import { functionFiles } from "../../../../rehearsal/services/aws/lambda-code.ts";

describe("functionFiles", () => {
  it("are the texts of an archive by file name", () => {
    const assets = { "index.mjs": { text: "a", hash: "1" }, "notify.mjs": { text: "" } };
    expect(functionFiles({ assets, hash: "h" })).toEqual({ "index.mjs": "a", "notify.mjs": "" });
    expect(functionFiles({ assets: {} })).toEqual({});
  });

  it.each<[string, Readonly<Record<string, unknown>>]>([
    ["an archive of a path", { path: "./build" }],
    ["a file that is no text beside one that is", { assets: { a: { text: "a" }, b: { path: "./b" } } }],
    ["a file that is not known yet", { assets: { a: Symbol("unknown") } }],
    ["files that are not known yet", { assets: Symbol("unknown") }],
  ])("are unknown for %s", (_, archive) => {
    expect(functionFiles(archive)).toBeUndefined();
  });
});
