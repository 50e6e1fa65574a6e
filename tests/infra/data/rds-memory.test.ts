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
  it("follows the memory, to 5000 at most", () => {
    expect(rdsMaxConnections(4)).toBe(450);
    expect(rdsMaxConnections(64)).toBe(5000);
  });
});
