import { describe, expect, it } from "@jest/globals";
import { checkConnections } from "../../../../infra/config/checks/connections.ts";

/** A micro has at least 76 connections. */
const CLASS = "db.t4g.micro";
const WHERE = "services.api.databaseConnectionsPerTask";
const NONE: ReadonlySet<string> = new Set();
const secrets = {
  URL: { kind: "composed", from: "database.url" },
  DIRECT: { kind: "composed", from: "database.directUrl" },
} as const;

interface Given {
  readonly reads?: "URL" | "DIRECT";
  readonly maxTasks?: number;
}

function problems(database: object, perTask?: number, { reads = "URL", maxTasks = 2 }: Given = {}) {
  const api = { databaseConnectionsPerTask: perTask, scale: { maxTasks }, secrets: { URL: reads } };
  const parts = { database: { instanceClass: CLASS, ...database }, secrets, services: { api } };
  return checkConnections(parts, NONE);
}

describe("checkConnections", () => {
  it.each([
    [16, true], // 2 tasks, twice during a rollout, and 10 reserved: 74
    [17, false],
  ])("counts %d connections a task twice", (perTask, right) => {
    expect(problems({}, perTask).length).toBe(right ? 0 : 1);
  });

  it("names the size and the class that fit", () => {
    expect(problems({}, 60)[0]?.next).toBe(
      "Write 16 connections a task, take db.t4g.medium or add database.pool",
    );
  });

  it("offers no size where not one connection a task fits", () => {
    expect(problems({ reservedConnections: 76 }, 1)[0]?.next).toBe("Take db.t4g.small or add database.pool");
  });

  it("asks every service that reads the database for its figure, whatever the class and the pool", () => {
    const asked = {
      where: WHERE,
      expected: "the size of the application's own pool, for a service that reads PostgreSQL",
      found: "nothing",
      next: "Add it, for example databaseConnectionsPerTask: 10, and give the application's pool that size",
    };
    expect(problems({})).toEqual([asked]);
    expect(problems({ instanceClass: "db.q9.strange" })).toEqual([asked]);
    expect(problems({ pool: { kind: "rds-proxy", maxConnectionsPercent: 80 } })).toEqual([asked]);
    expect(problems({ pool: { kind: "pgbouncer", connectionsPerTask: 5 } })).toEqual([asked]);
  });

  it("says nothing of what has a problem already, of other services and of another engine", () => {
    const api = { scale: { maxTasks: 2 }, secrets: { URL: "URL" } };
    const parts = { database: { instanceClass: CLASS }, secrets, services: { api } };
    expect(checkConnections(parts, new Set([WHERE]))).toEqual([]);
    expect(checkConnections({ ...parts, services: { api: { scale: { maxTasks: 2 } } } }, NONE)).toEqual([]);
    expect(checkConnections({ ...parts, database: { engine: "mongodb" } }, NONE)).toEqual([]);
    expect(checkConnections({}, NONE)).toEqual([]);
  });

  it("bounds nothing of a class that it does not know", () => {
    expect(problems({ instanceClass: "db.q9.strange" }, 1000)).toEqual([]);
  });

  it.each([
    [86, true], // 65 of 76, and 10 reserved
    [90, false], // 68
  ])("leaves the reserve free of a pool with %d percent", (maxConnectionsPercent, right) => {
    const found = problems({ pool: { kind: "rds-proxy", maxConnectionsPercent } }, 10);
    expect(found.length).toBe(right ? 0 : 1);
    if (!right) expect(found[0]?.next).toBe("Write maxConnectionsPercent: 86");
  });

  it("asks for a larger class where the reserve is everything", () => {
    const pool = { kind: "rds-proxy", maxConnectionsPercent: 50 };
    expect(problems({ pool, reservedConnections: 76 }, 10)[0]?.next).toBe("Take a larger instanceClass");
  });

  it.each([
    [30, true], // 2 tasks: all of the 60 that 80 percent are
    [31, false],
  ])("lets %d connections a task wait for a proxy only while a rollout doubles them", (perTask, right) => {
    const found = problems({ pool: { kind: "rds-proxy", maxConnectionsPercent: 80 } }, perTask);
    expect(found).toHaveLength(right ? 0 : 1);
    if (!right)
      expect(found[0]).toEqual({
        where: WHERE,
        expected:
          "clients that the pool can serve at once: it opens 60 of the 76 connections of db.t4g.micro",
        found: "62 (api 2 x 31)",
        next: "Write 30 connections a task or take db.t4g.small",
      });
  });

  it("counts what is opened past a pool beside the pool", () => {
    const proxy = { kind: "rds-proxy", maxConnectionsPercent: 80 };
    expect(problems({ pool: proxy }, 1, { reads: "DIRECT" })).toEqual([]); // 60 and 4 and 10: 74
    expect(problems({ pool: proxy }, 2, { reads: "DIRECT" })).toEqual([
      {
        where: "database.pool.maxConnectionsPercent",
        expected:
          "a share that leaves 10 of the 76 connections of db.t4g.micro free, and of 8 that are opened past it",
        found: "80 percent, which leaves 16",
        next: "Write maxConnectionsPercent: 76",
      },
    ]);
  });

  it.each([
    [500, true],
    [501, false],
  ])("lets the application open %d connections to the pooler beside it", (perTask, right) => {
    const found = problems({ pool: { kind: "pgbouncer", connectionsPerTask: 5 } }, perTask);
    expect(found.map(({ where }) => where)).toEqual(right ? [] : [WHERE]);
  });

  it.each([
    [16, true], // 4 poolers: 64, and 10 reserved
    [17, false],
  ])("counts poolers of %d connections twice", (connectionsPerTask, right) => {
    const found = problems({ pool: { kind: "pgbouncer", connectionsPerTask } }, 100);
    expect(found.map(({ next }) => next)).toEqual(right ? [] : ["Write connectionsPerTask: 16"]);
  });
});
