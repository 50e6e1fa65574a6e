import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "@jest/globals";
import { UNKNOWN } from "../../../policies/resource-view.ts";
import { readViewsFile, type ViewsFile, writeViewsFile } from "../../../policies/views/views-file.ts";
import { view } from "../rule-table.ts";

const dir = mkdtempSync(join(tmpdir(), "views-"));
afterAll(() => rmSync(dir, { recursive: true }));
const FILE: ViewsFile = {
  version: 1,
  stack: "shop",
  complete: true,
  views: [view("any", "x", { a: [UNKNOWN, { b: UNKNOWN }], c: "text" })],
  undecided: [],
};

describe("writeViewsFile", () => {
  it("is read back as it was written, unknown values too", () => {
    const path = join(dir, "views.json");
    writeViewsFile(path, FILE);
    expect(readViewsFile(path).views[0]?.inputs).toEqual(FILE.views[0]?.inputs);
  });

  it("lets nobody but its owner read it, and leaves no draft behind", () => {
    writeViewsFile(join(dir, "views.json"), FILE);
    expect(statSync(join(dir, "views.json")).mode & 0o777).toBe(0o600);
    expect(readdirSync(dir)).toEqual(["views.json"]);
  });
});

describe("readViewsFile", () => {
  it("refuses another file by its path", () => {
    const path = join(dir, "other.json");
    writeFileSync(path, "{}");
    expect(() => readViewsFile(path)).toThrow(
      `${path}: must be a views file of version 1; got another file. Run the preview again.`,
    );
  });
});
