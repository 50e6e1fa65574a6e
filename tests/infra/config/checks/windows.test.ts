import { describe, expect, it } from "@jest/globals";
import { checkWindows } from "../../../../infra/config/checks/windows.ts";

function places(database: object | undefined, cache?: object, backup?: object): readonly string[] {
  return checkWindows({ database, cache, backup }).map(({ where }) => where);
}

describe("checkWindows", () => {
  it.each([
    ["ends when the maintenance begins", "18:00-19:00", "sun:19:00-sun:20:00", false],
    ["ends a minute later", "18:00-19:01", "sun:19:00-sun:20:00", true],
    ["begins when the maintenance ends", "20:00-21:00", "sun:19:00-sun:20:00", false],
    ["begins a minute earlier", "19:59-21:00", "sun:19:00-sun:20:00", true],
    ["crosses midnight into the maintenance", "23:30-00:30", "mon:00:00-mon:01:00", true],
    ["crosses midnight beside the maintenance", "23:00-23:45", "mon:00:00-mon:01:00", false],
    ["lies in a maintenance that crosses the week's end", "00:10-00:40", "sun:23:30-mon:01:00", true],
    ["lies inside a long maintenance", "03:00-03:30", "tue:01:00-tue:06:00", true],
  ])("judges a daily backup that %s", (_, backupWindow, maintenanceWindow, overlap) => {
    const apart = { window: "12:00-13:00" };
    expect(places({ backupWindow, maintenanceWindow }, undefined, apart)).toEqual(
      overlap ? ["database.backupWindow"] : [],
    );
  });

  it.each([
    ["ends when the database's begins", "17:00-18:00", []],
    ["ends a minute later", "17:00-18:01", ["backup.window"]],
    ["begins when the database's ends", "19:00-20:00", []],
    ["begins a minute earlier", "18:59-20:00", ["backup.window"]],
    ["lies in the database's maintenance", "06:00-07:00", ["backup.window"]],
    ["is too short for a job to start", "21:00-21:59", ["backup.window"]],
    ["is just long enough", "21:00-22:00", []],
  ])("judges a window of the copies that %s", (_, window, expected) => {
    const database = { backupWindow: "18:00-19:00", maintenanceWindow: "sun:05:30-sun:06:30" };
    expect(places(database, undefined, { window })).toEqual(expected);
  });

  it("judges a written window beside the default of the other", () => {
    expect(places({ maintenanceWindow: "sat:01:30-sat:02:30" })).toEqual(["database.backupWindow"]);
    expect(places({ backupWindow: "03:30-04:30" })).toEqual(["database.backupWindow"]);
    expect(places({})).toEqual([]);
  });

  it.each([
    ["29 minutes of backup", { backupWindow: "18:00-18:29" }, undefined, ["database.backupWindow"]],
    ["30 minutes of backup", { backupWindow: "18:00-18:30" }, undefined, []],
    ["a backup of no length", { backupWindow: "18:00-18:00" }, undefined, ["database.backupWindow"]],
    ["59 minutes of snapshot", undefined, { snapshotWindow: "18:00-18:59" }, ["cache.snapshotWindow"]],
    ["60 minutes of snapshot", undefined, { snapshotWindow: "23:30-00:30" }, []],
    [
      "59 minutes of cache maintenance",
      undefined,
      { maintenanceWindow: "sun:23:30-mon:00:29" },
      ["cache.maintenanceWindow"],
    ],
    ["60 minutes of cache maintenance", undefined, { maintenanceWindow: "sun:23:30-mon:00:30" }, []],
  ])("judges %s", (_, database, cache, expected) => {
    expect(places(database, cache)).toEqual(expected);
  });

  it("asks nothing of a stack without data", () => {
    expect(places(undefined)).toEqual([]);
  });
});
