import { describe, expect, it } from "@jest/globals";
import { checkEnvironment } from "../../../../infra/config/checks/environment.ts";

describe("checkEnvironment", () => {
  it.each([
    ["test", "staging", 0],
    ["staging", "staging", 0],
    ["production", "staging", 1],
    ["staging", "production", 1],
    [undefined, "staging", 0],
  ] as const)("judges %s on the tier %s", (environment, tier, problems) => {
    expect(checkEnvironment({ environment, tier })).toHaveLength(problems);
  });
});
