import { describe, expect, it } from "@jest/globals";
import { type MeasuredParts, measureNames } from "../../../infra/config/measure-names.ts";

const NONE: MeasuredParts = { hostnames: 0, database: false, cache: false, services: [], ownMeasures: [] };

describe("measureNames", () => {
  it("are none in a stack of nothing", () => {
    expect(measureNames(NONE)).toEqual([]);
  });

  it.each<[Partial<MeasuredParts>, readonly string[]]>([
    [
      { hostnames: 1 },
      ["ingress.balancerErrors", "ingress.errors", "ingress.requests", "ingress.responseMilliseconds"],
    ],
    [
      { database: true },
      ["database.connections", "database.cpuPercent", "database.freeMemoryGib", "database.freeStorageGib"],
    ],
    [{ cache: true }, ["cache.cpuPercent", "cache.evictions", "cache.memoryPercent"]],
    [
      { services: ["web", "api"] },
      [
        ...["api.cpuPercent", "api.memoryPercent", "api.restarts", "api.runningTasks"],
        ...["web.cpuPercent", "web.memoryPercent", "web.restarts", "web.runningTasks"],
      ],
    ],
    [
      { ownMeasures: ["logs.orders", "published.paid", "alerts.timeouts"] },
      ["alerts.timeouts", "logs.orders", "published.paid"],
    ],
  ])("of %j are those of it alone, sorted", (parts, names) => {
    expect(measureNames({ ...NONE, ...parts })).toEqual(names);
  });
});
