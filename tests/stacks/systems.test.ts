import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "@jest/globals";
import { SHARDS, shareOf, systemsBelow } from "./systems.ts";

describe("the stacks of the examples", () => {
  const dir = mkdtempSync(join(tmpdir(), "slipway-systems-"));
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  it("are found by their files, at any depth, and copies of a run are none", () => {
    for (const folder of ["shop/first-stage", "shop/.slipway/work"])
      mkdirSync(join(dir, folder), { recursive: true });
    const files = ["shop/Pulumi.yaml", "shop/Pulumi.staging.yaml", "shop/.slipway/work/Pulumi.staging.yaml"];
    for (const file of [...files, "shop/first-stage/Pulumi.production.yaml"])
      writeFileSync(join(dir, file), "");
    expect(systemsBelow(dir).map(({ name, stack }) => `${name} ${stack}`)).toEqual([
      "shop staging",
      "shop/first-stage production",
    ]);
  });

  it("are none where no example is", () => {
    expect(systemsBelow(join(dir, "gone"))).toEqual([]);
  });

  it("are each taken by one test file, and there is a file for every share", () => {
    const all = Array.from({ length: 11 }, (_, index) => index);
    const shares = Array.from({ length: SHARDS }, (_, index) => shareOf(all, index + 1));
    expect(shares.flat().sort((a, b) => a - b)).toEqual(all);
    const files = readdirSync(fileURLToPath(new URL("./systems/", import.meta.url))).sort();
    expect(files).toEqual(Array.from({ length: SHARDS }, (_, index) => `share-${index + 1}.test.ts`));
  });
});
