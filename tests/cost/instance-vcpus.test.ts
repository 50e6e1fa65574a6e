import { describe, expect, it } from "@jest/globals";
import { instanceVcpus } from "../../cost/instance-vcpus.ts";
import { Undecided } from "../../policies/undecided.ts";

describe("instanceVcpus", () => {
  it.each([
    ["db.t4g.micro", 2],
    ["db.m7g.large", 2],
    ["db.m7g.xlarge", 4],
  ])("of %s are %i", (instanceClass, count) => expect(instanceVcpus(instanceClass)).toBe(count));

  it.each(["db.m7g.48xlarge", "db.serverless", ""])("of %s are not guessed", (instanceClass) => {
    expect(() => instanceVcpus(instanceClass)).toThrow(Undecided);
  });
});
