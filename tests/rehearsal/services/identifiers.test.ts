import { describe, expect, it } from "@jest/globals";
import type { Cloud } from "../../../rehearsal/cloud/cloud.ts";
import { daysFromNow, letters, prefixSuffix, uuid } from "../../../rehearsal/services/identifiers.ts";
import { MemoryCloud } from "../memory-cloud.ts";

const ask = <T>(run: (cloud: Cloud) => T): T => new MemoryCloud([]).ask(run);

describe("identifiers", () => {
  it("of one account never repeat", () => {
    const made = ask((cloud) => Array.from({ length: 200 }, () => uuid(cloud)));
    expect(new Set(made).size).toBe(200);
  });

  it("have as many letters as wanted, beyond one draw too", () => {
    const made = ask((cloud) => [
      letters(cloud, 6),
      letters(cloud, 17, { upper: true }),
      letters(cloud, 100, { lower: true }),
    ]);
    expect(made[0]).toMatch(/^[A-Za-z0-9]{6}$/);
    expect(made[1]).toMatch(/^[A-Z2-7]{17}$/);
    expect(made[2]).toMatch(/^[a-z0-9]{100}$/);
  });

  it("behind a prefix tell the time", () => {
    expect(ask((cloud) => prefixSuffix(cloud))).toMatch(/^202611201200000000\d{8}$/);
  });

  it("count days from the rehearsal's clock", () => {
    expect(ask((cloud) => daysFromNow(cloud, 30))).toBe("2026-12-20T12:00:00.000Z");
  });
});
