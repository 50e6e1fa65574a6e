import { describe, expect, it } from "@jest/globals";
import { checkMachines } from "../../../../infra/config/checks/machines.ts";

const database = (instanceClass: string) => checkMachines({ database: { instanceClass } });
const cache = (nodeType: string) => checkMachines({ cache: { nodeType } });

describe("checkMachines", () => {
  it.each([
    "db.t4g.micro",
    "db.t3.2xlarge",
    "db.m7g.large",
    "db.r8g.48xlarge",
    "db.x2iedn.xlarge",
    "db.r6gd.2xlarge",
  ])("accepts %s", (name) => expect(database(name)).toEqual([]));

  it.each(["cache.t4g.medium", "cache.r7g.large", "cache.c7gn.16xlarge"])("accepts %s", (name) =>
    expect(cache(name)).toEqual([]),
  );

  it.each([
    ["db.t4g.mediun", "Write instanceClass: db.t4g.medium"],
    ["db.t4g.4xlarge", "Write instanceClass: db.t4g.xlarge"],
    ["db.m7g.micro", "Take one of them"],
    ["db.4tg.micro", "Write instanceClass: db.t4g.micro"],
    ["db.t4.micro", "Write instanceClass: db.t4g.micro"],
    ["db.serverless.large", "Take one of them"],
  ])("tells %s, and what was meant where it can", (name, next) =>
    expect(database(name).map((problem) => problem.next)).toEqual([next]),
  );

  it("names the sizes of the family", () => {
    expect(cache("cache.t4g.large")).toEqual([
      {
        where: "cache.nodeType",
        expected: "a size of cache.t4g (micro, small or medium)",
        found: '"cache.t4g.large"',
        next: "Take one of them",
      },
    ]);
  });

  it("leaves alone what is missing, of no such form, or of another engine", () => {
    expect(checkMachines({})).toEqual([]);
    expect(database("db")).toEqual([]);
    expect(checkMachines({ database: { engine: "mongodb" } })).toEqual([]);
  });
});
