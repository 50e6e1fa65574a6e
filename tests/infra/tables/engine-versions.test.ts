import { describe, expect, it } from "@jest/globals";
import { cacheVersions, postgresVersions } from "../../../infra/tables/engine-versions.ts";

const ALL = [...postgresVersions, ...cacheVersions.valkey, ...cacheVersions.redis];

/** The day on which the table was read: nothing in it had left standard support by then. */
const READ_ON = "2026-11-20";

describe("engine versions", () => {
  it.each(ALL)("of the family $family are in standard support", ({ family, major, standardSupportEnds }) => {
    expect(family).toContain(major);
    expect((standardSupportEnds ?? "9999-12-31") > READ_ON).toBe(true);
  });

  it("name each major version of an engine once", () => {
    for (const versions of [postgresVersions, cacheVersions.valkey, cacheVersions.redis]) {
      expect(new Set(versions.map(({ major }) => major)).size).toBe(versions.length);
    }
  });

  it.each(ALL)("of the family $family list their minors once each, oldest first", ({ minors }) => {
    expect(minors.length).toBeGreaterThan(0);
    expect(minors).toEqual([...new Set(minors)].sort((a, b) => a - b));
  });

  it("hold both ends of a range of minors", () => {
    const minors = postgresVersions.find(({ major }) => major === "16")?.minors;
    expect([minors?.at(0), minors?.at(-1)]).toEqual([9, 14]);
  });
});
