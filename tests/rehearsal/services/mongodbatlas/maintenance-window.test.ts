import { describe, expect, it } from "@jest/globals";
import { ATLAS } from "../../../../rehearsal/services/mongodbatlas/tokens.ts";
import { free, organization } from "./atlas.ts";

describe("a maintenance window", () => {
  it("is refused in a project of M0 only", () => {
    const { cloud, projectId } = organization();
    cloud.make(ATLAS.cluster, free(projectId));
    expect(() => cloud.make(ATLAS.maintenance, { projectId, dayOfWeek: 1, hourOfDay: 3 })).toThrow(
      "A maintenance window needs",
    );
  });

  it.each<readonly [string, object, number]>([
    ["the days 1 to 7", { dayOfWeek: 7, hourOfDay: 23 }, 0],
    ["no day 0", { dayOfWeek: 0, hourOfDay: 3 }, 1],
    ["no day 8", { dayOfWeek: 8, hourOfDay: 3 }, 1],
    ["no hour 24", { dayOfWeek: 1, hourOfDay: 24 }, 1],
    ["no day without an hour", { dayOfWeek: 1 }, 1],
    ["no protected hour 24", { protectedHours: { startHourOfDay: 24, endHourOfDay: 3 } }, 1],
  ])("knows %s", (_what, values, failures) => {
    const { cloud } = organization();
    expect(cloud.failures(ATLAS.maintenance, { projectId: "p", ...values })).toHaveLength(failures);
  });

  it("moves in place", () => {
    const { cloud, projectId } = organization();
    const made = cloud.make(ATLAS.maintenance, { projectId, dayOfWeek: 1, hourOfDay: 3 });
    cloud.change(made, { projectId, dayOfWeek: 2, hourOfDay: 4, autoDeferOnceEnabled: true });
    expect(cloud.look(made)).toMatchObject({
      dayOfWeek: 2,
      autoDeferOnceEnabled: true,
      timeZoneId: "Etc/GMT",
    });
  });
});
