import { describe, expect, it } from "@jest/globals";
import { atlasConnections } from "../../../../infra/config/checks/atlas-connections.ts";
import type { AtlasTierName } from "../../../../infra/tables/atlas-tiers.ts";

function problems(tier: AtlasTierName | undefined, perTask: number | undefined, maxTasks = 7) {
  const api = { databaseConnectionsPerTask: perTask, scale: { maxTasks } };
  return atlasConnections({ services: { api } }, { tier });
}

describe("atlasConnections", () => {
  it.each([
    ["M0", 35, true], // 7 tasks, twice during a rollout: 490 of 500, and 10 are Atlas's
    ["M0", 36, false],
    ["M10", 106, true],
    ["M10", 107, false],
  ] as const)("counts for %s %d connections a task twice", (tier, perTask, right) => {
    expect(problems(tier, perTask)).toHaveLength(right ? 0 : 1);
  });

  it("names the figure and the tier that fit", () => {
    expect(problems("M0", 36)).toEqual([
      {
        where: "services.api.databaseConnectionsPerTask",
        expected:
          "connections that fit a member of M0, which has 490 beside Atlas's own, with old and new tasks side by side",
        found: "504 (api 14 x 36)",
        next: "Write 35 connections a task, or tier: M10",
      },
    ]);
    expect(problems("M80", 100_000)[0]?.next).toBe("Write 6856 connections a task");
    expect(problems("M80", 100_000, 100_000)[0]?.next).toBe("Write fewer tasks");
  });

  it("says nothing where nobody counts, or the tier is wrong", () => {
    expect(problems("M0", undefined)).toEqual([]);
    expect(problems(undefined, 1000)).toEqual([]);
    expect(atlasConnections({}, { tier: "M0" })).toEqual([]);
  });
});
