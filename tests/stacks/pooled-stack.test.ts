import { cpSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "@jest/globals";
import { folderAt, withStack } from "./rehearsal.ts";

const EXAMPLE = fileURLToPath(new URL("../../examples/fynlo/", import.meta.url));

describe("a stack with WebSockets, a worker and a pool before its database", () => {
  const dir = mkdtempSync(join(tmpdir(), "slipway-pooled-"));
  cpSync(EXAMPLE, dir, { recursive: true });
  const folder = folderAt(dir);
  afterAll(() => folder.remove());

  it("comes up with nothing violated, and a second update changes nothing", async () => {
    await withStack(folder, "staging", async (open) => {
      const first = await open.up();
      expect(first.run.problems).toEqual([]);
      expect(first.exitCode).toBe(0);
      expect(first.audited?.report.counts).toMatchObject({ violated: 0, undecided: 0 });
      const types = new Set(first.run.log.steps.map((step) => step.type));
      expect(types).toContain("aws:rds/proxyTarget:ProxyTarget");
      expect((await open.up()).run.log.steps).toEqual([]);
    });
  });
});
