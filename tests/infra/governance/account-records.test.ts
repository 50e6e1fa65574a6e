import { describe, expect, it } from "@jest/globals";
import { keepsRecords } from "../../../infra/governance/account-records.ts";

describe("keepsRecords", () => {
  it.each([
    ["owned", "elsewhere", true],
    ["elsewhere", "owned", true],
    ["owned", "owned", true],
    ["elsewhere", "elsewhere", false],
  ] as const)("with a trail %s and a recorder %s: %s", (cloudTrail, config, kept) => {
    expect(keepsRecords({ account: { cloudTrail, config, guardDuty: "owned" } })).toBe(kept);
  });
});
