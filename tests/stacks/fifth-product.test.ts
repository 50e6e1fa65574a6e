/*
 * A product that nobody had in mind when the words were made. What it needed at its first try, on 2026-11-27: nothing. Its
 * configuration passed `check`, came up and met its rows as it was first written; no word, default or rule was added for it.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "@jest/globals";
import { FERRY } from "./fifth-product.ts";
import { withStack } from "./rehearsal.ts";
import { workerFolder } from "./worker-folder.ts";

describe("an invented product", () => {
  const folder = workerFolder(FERRY);
  writeFileSync(join(folder.dir, "expectations.yaml"), 'choose: ["NET-08", "DAT-05"]\n');
  afterAll(() => folder.remove());

  it("comes up with nothing violated or undecided, and a second update changes nothing", async () => {
    await withStack(folder, "staging", async (open) => {
      const first = await open.up();
      expect(first.run.problems).toEqual([]);
      expect(first.audited?.report.counts).toMatchObject({ violated: 0, undecided: 0, exempt: 0 });
      const row = first.audited?.report.rows.find(({ id }) => id === "NET-08");
      expect(row?.state).toBe("met");
      expect((await open.up()).run.log.steps).toEqual([]);
    });
  });
});
