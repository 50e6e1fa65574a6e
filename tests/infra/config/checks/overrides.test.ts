import { describe, expect, it } from "@jest/globals";
import { checkOverrides } from "../../../../infra/config/checks/overrides.ts";
import type { ConfigParts } from "../../../../infra/config/config.ts";

const expected = (target: string, properties: Readonly<Record<string, unknown>>) =>
  checkOverrides({ services: { api: {} }, overrides: { [target]: properties } } as ConfigParts).map(
    (problem) => problem.expected,
  ); // any value, as a person may write it

describe("checkOverrides", () => {
  it.each([
    ["database.instance", "deletionProtection", false, "no", "true or false"],
    ["database.instance", "allocatedStorage", 20, "20", "a number"],
    ["database.instance", "engineVersion", "16.10", 16.1, "text"],
    ["database.instance", "vpcSecurityGroupIds", ["sg-1"], "sg-1", "a list"],
    ["database.instance", "tags", { a: "b" }, ["a"], "a group of keys"],
    ["api.container", "stopTimeout", 30, "30", "a number"],
    ["api.taskDefinition", "containers", [], {}, "a list"],
  ])(
    "judges the value of %s.%s by its kind, and lets null take it away",
    (target, property, right, wrong, kind) => {
      expect(expected(target, { [property]: right })).toEqual([]);
      expect(expected(target, { [property]: wrong })).toEqual([kind]);
      expect(expected(target, { [property]: null })).toEqual([]);
    },
  );

  it("takes either kind where the property takes two", () => {
    expect(expected("backup.role", { assumeRolePolicy: "{}" })).toEqual([]);
    expect(expected("backup.role", { assumeRolePolicy: { Version: "2012-10-17" } })).toEqual([]);
    expect(expected("backup.role", { assumeRolePolicy: true })).toEqual(["a group of keys or text"]);
  });
});
