import { describe, expect, it } from "@jest/globals";
import { functionFiles } from "../../../infra/functions/function-files.ts";

describe("functionFiles", () => {
  it("gives the notifier's modules as JavaScript that imports JavaScript", () => {
    const files = functionFiles("notify");
    expect(Object.keys(files)).toContain("index.mjs");
    for (const source of Object.values(files)) {
      expect(source).not.toMatch(/from "\.\/[^"]+\.ts"/);
      expect(source).not.toMatch(/^\s*(?:export )?interface /m);
    }
    expect(files["index.mjs"]).toContain('from "./notify.mjs"');
  });

  it("gives the same text every time, so that no update is due", () => {
    expect(functionFiles("notify")).toEqual(functionFiles("notify"));
  });

  it("refuses a folder that holds no function", () => {
    expect(() => functionFiles("../tables/none")).toThrow();
  });
});
