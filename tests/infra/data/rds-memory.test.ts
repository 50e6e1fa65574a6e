import { describe, expect, it } from "@jest/globals";
import { rdsMaxConnections, rdsMemoryGib } from "../../../infra/data/rds-memory.ts";

describe("rdsMemoryGib", () => {
  it.each([
    ["db.t4g.micro", 1],
    ["db.t4g.medium", 4],
    ["db.m7g.large", 8],
    ["db.m7g.2xlarge", 32],
    ["db.r7g.large", 16],
    ["db.r7g.4xlarge", 128],
  ])("knows %s", (name, gib) => expect(rdsMemoryGib(name)).toBe(gib));

  it("says nothing of a class that it does not know", () => {
    expect(rdsMemoryGib("db.q9.large")).toBeUndefined();
    expect(rdsMemoryGib("db.t4g.tiny")).toBeUndefined();
  });
});

describe("rdsMaxConnections", () => {
  it.each([
    [1, 81],
    [2, 198],
    [4, 413],
    [8, 856],
    [15.25, 1660],
  ])("of %d GiB stays a little below what such an instance was seen to allow", (memoryGib, seen) => {
    expect(rdsMaxConnections(memoryGib)).toBeLessThanOrEqual(seen);
    expect(rdsMaxConnections(memoryGib)).toBeGreaterThan(seen * 0.9);
  });

  it("follows the memory, to 5000 at most and never below none", () => {
    expect(rdsMaxConnections(4)).toBe(403);
    expect(rdsMaxConnections(64)).toBe(5000);
    expect(rdsMaxConnections(0.25)).toBe(0);
  });
});
