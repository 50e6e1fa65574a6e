import { describe, expect, it } from "@jest/globals";
import { rdsMaxConnections, rdsMemoryGib } from "../../../infra/data/rds-memory.ts";
import { instanceConnections } from "../../../policies/facts/instance-connections.ts";

describe("instanceConnections", () => {
  it.each([
    "db.t4g.micro",
    "db.t4g.medium",
    "db.m7g.large",
    "db.r6g.xlarge",
    "db.r6g.4xlarge",
    "db.m6gd.2xlarge",
  ])("of %s are those that the configuration is checked with", (name) => {
    expect(instanceConnections(name)).toBe(rdsMaxConnections(rdsMemoryGib(name) ?? 0));
    expect(instanceConnections(name)).toBeGreaterThan(70);
  });

  it("are 76 for a micro, and 5000 at most", () => {
    expect(instanceConnections("db.t3.micro")).toBe(76);
    expect(instanceConnections("db.r6g.16xlarge")).toBe(5000);
  });

  it.each(["db.q9.large", "db.t4g.tiny", "micro"])("are not known for %s", (name) =>
    expect(instanceConnections(name)).toBeUndefined(),
  );
});
