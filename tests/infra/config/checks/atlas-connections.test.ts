import { describe, expect, it } from "@jest/globals";
import { atlasConnections } from "../../../../infra/config/checks/atlas-connections.ts";
import type { AtlasTierName } from "../../../../infra/tables/atlas-tiers.ts";

const WHERE = "services.api.databaseConnectionsPerTask";
const NONE: ReadonlySet<string> = new Set();
const secrets = { URI: { kind: "composed", from: "database.url" } } as const;

function problems(
  tier: AtlasTierName | undefined,
  perTask: number | undefined,
  maxTasks = 7,
  wrong: ReadonlySet<string> = NONE,
) {
  const api = { databaseConnectionsPerTask: perTask, scale: { maxTasks }, secrets: { URI: "URI" } };
  return atlasConnections({ secrets, services: { api } }, { tier }, wrong);
}

describe("atlasConnections", () => {
  it.each([
    ["M0", 33, true], // 7 tasks, twice during a rollout, and 2 each that watch: 490 of 500, and 10 are Atlas's
    ["M0", 34, false],
    ["M10", 104, true],
    ["M10", 105, false],
  ] as const)("counts for %s %d connections a task twice", (tier, perTask, right) => {
    expect(problems(tier, perTask)).toHaveLength(right ? 0 : 1);
  });

  it("names the figure and the tier that fit", () => {
    expect(problems("M0", 34)).toEqual([
      {
        where: WHERE,
        expected:
          "connections that fit a member of M0, which has 490 beside Atlas's own, with old and new tasks side by side",
        found: "504 (api 14 x 34; 2 more each to watch the member)",
        next: "Write databaseConnectionsPerTask: 33 and give the application's pool that size, or tier: M10",
      },
    ]);
    expect(problems("M80", 100_000)[0]?.next).toBe(
      "Write databaseConnectionsPerTask: 6854 and give the application's pool that size",
    );
    expect(problems("M80", 100_000, 100_000)[0]?.next).toBe("Write fewer tasks");
  });

  it.each([
    [2, true], // 4 tasks of 102
    [3, false],
  ])("counts the drivers' own pool for %d tasks where nobody says", (maxTasks, right) => {
    const found = problems("M0", undefined, maxTasks);
    expect(found.map((one) => one.found)).toEqual(
      right ? [] : ["612 (api 6 x 100, the drivers' own; 2 more each to watch the member)"],
    );
  });

  it("says nothing where the tier or the figure is wrong, or nobody reads the database", () => {
    expect(problems(undefined, 1000)).toEqual([]);
    expect(problems("M0", undefined, 7, new Set([WHERE]))).toEqual([]);
    expect(
      atlasConnections({ services: { web: { scale: { maxTasks: 99 } } } }, { tier: "M0" }, NONE),
    ).toEqual([]);
  });
});
