import { describe, expect, it } from "@jest/globals";
import { checkConnections } from "../../../../infra/config/checks/connections.ts";

/** A micro has 112 connections. */
const CLASS = "db.t4g.micro";

function problems(database: object, perTask?: number, maxTasks = 2) {
  const api = { databaseConnectionsPerTask: perTask, scale: { maxTasks } };
  return checkConnections({ database: { instanceClass: CLASS, ...database }, services: { api } });
}

describe("checkConnections", () => {
  it.each([
    [25, true], // 2 tasks, twice during a rollout, and 10 reserved: 110
    [26, false],
  ])("counts %d connections a task twice", (perTask, right) => {
    expect(problems({}, perTask).length).toBe(right ? 0 : 1);
  });

  it("names the size and the class that fit", () => {
    expect(problems({}, 60)[0]?.next).toBe(
      "Write 25 connections a task, take db.t4g.medium, add database.pool",
    );
  });

  it("offers no size where not one connection a task fits", () => {
    expect(problems({ reservedConnections: 112 }, 1)[0]?.next).toBe("Take db.t4g.small, add database.pool");
  });

  it("says nothing where nobody counts, or the class is unknown", () => {
    expect(problems({})).toEqual([]);
    expect(problems({ instanceClass: "db.q9.strange" }, 1000)).toEqual([]);
    expect(checkConnections({})).toEqual([]);
  });

  it.each([
    [91, true], // 101 of 112, and 10 reserved
    [92, false], // 103
  ])("leaves the reserve free of a pool with %d percent", (maxConnectionsPercent, right) => {
    const found = problems({ pool: { kind: "rds-proxy", maxConnectionsPercent } }, 1000);
    expect(found.length).toBe(right ? 0 : 1);
    if (!right) expect(found[0]?.next).toBe("Write maxConnectionsPercent: 91");
  });

  it("asks for a larger class where the reserve is everything", () => {
    const pool = { kind: "rds-proxy", maxConnectionsPercent: 50 };
    expect(problems({ pool, reservedConnections: 112 })[0]?.next).toBe("Take a larger instanceClass");
  });
});
