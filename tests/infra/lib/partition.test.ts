import { describe, expect, it } from "@jest/globals";
import { partition } from "../../../infra/lib/partition.ts";

describe("partition", () => {
  it.each([
    ["eu-west-1", "aws"],
    ["cn-north-1", "aws-cn"],
    ["us-gov-west-1", "aws-us-gov"],
    ["us-west-1", "aws"],
  ])("puts %s into %s", (region, expected) => {
    expect(partition(region)).toBe(expected);
  });
});
