import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "@jest/globals";
import { packHash } from "../../../policies/audit/pack-hash.ts";

const dir = mkdtempSync(join(tmpdir(), "pack-hash-"));
afterAll(() => rmSync(dir, { recursive: true }));

describe("packHash", () => {
  const without = packHash(dir);

  it("is the same for the same rules and expectations", () => {
    expect(without).toMatch(/^[0-9a-f]{64}$/);
    expect(packHash(dir)).toBe(without);
  });

  it("changes with what the product declares, and not with its other files", () => {
    writeFileSync(join(dir, "Pulumi.shop.yaml"), "config: {}\n");
    expect(packHash(dir)).toBe(without);
    writeFileSync(join(dir, "expectations.yaml"), "choose: []\n");
    const declared = packHash(dir);
    writeFileSync(join(dir, "expectations.yaml"), "choose: [SEC-04]\n");
    expect(new Set([without, declared, packHash(dir)]).size).toBe(3);
  });
});
