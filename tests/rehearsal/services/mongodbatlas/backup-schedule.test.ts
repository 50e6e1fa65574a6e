import { describe, expect, it } from "@jest/globals";
import { ATLAS } from "../../../../rehearsal/services/mongodbatlas/tokens.ts";
import { dedicated, flex, free, organization } from "./atlas.ts";
import { complianceOf, daily, scheduleOf, zoneOf } from "./schedules.ts";

describe("a backup schedule", () => {
  it.each([
    ["M0", free],
    ["Flex", flex],
  ])("is refused for %s", (_tier, values) => {
    const { cloud, projectId } = organization();
    cloud.make(ATLAS.cluster, values(projectId));
    expect(() => cloud.make(ATLAS.schedule, scheduleOf(projectId))).toThrow("M0 or Flex");
  });

  it("is refused for a cluster that is not there, or has no backups", () => {
    const { cloud, projectId } = organization();
    expect(() => cloud.make(ATLAS.schedule, scheduleOf(projectId))).toThrow("CLUSTER_NOT_FOUND");
    cloud.make(ATLAS.cluster, dedicated(projectId, { backupEnabled: false }));
    expect(() => cloud.make(ATLAS.schedule, scheduleOf(projectId))).toThrow("BACKUP_NOT_ENABLED");
  });

  it("is refused with a restore window without point-in-time recovery", () => {
    const { cloud, projectId } = organization();
    cloud.make(ATLAS.cluster, dedicated(projectId));
    expect(() => cloud.make(ATLAS.schedule, scheduleOf(projectId, { restoreWindowDays: 3 }))).toThrow(
      "PIT_NOT_ENABLED",
    );
  });

  it("copies to another region of a zone that the cluster has", () => {
    const { cloud, projectId } = organization();
    const cluster = cloud.make(ATLAS.cluster, dedicated(projectId));
    const copy = (rest: object): Record<string, unknown> =>
      scheduleOf(projectId, {
        copySettings: [
          {
            cloudProvider: "AWS",
            frequencies: ["DAILY"],
            regionName: "EU_WEST_1",
            zoneId: zoneOf(cluster),
            ...rest,
          },
        ],
      });
    expect(() => cloud.make(ATLAS.schedule, copy({ zoneId: "0".repeat(24) }))).toThrow("INVALID_ZONE_ID");
    expect(() => cloud.make(ATLAS.schedule, copy({ regionName: "AP_SOUTH_1" }))).toThrow("own region");
    expect(() => cloud.make(ATLAS.schedule, copy({ shouldCopyOplogs: true }))).toThrow("PIT_NOT_ENABLED");
    expect(cloud.make(ATLAS.schedule, copy({})).outputs.copySettings).toMatchObject([
      { regionName: "EU_WEST_1", shouldCopyOplogs: false },
    ]);
  });

  it("keeps no less than the compliance policy wants, and stays, unless only forgotten", () => {
    const { cloud, projectId } = organization();
    cloud.make(ATLAS.cluster, dedicated(projectId));
    const schedule = cloud.make(ATLAS.schedule, scheduleOf(projectId, daily(30)));
    cloud.make(ATLAS.compliance, complianceOf(projectId, daily(30)));
    expect(() => cloud.change(schedule, scheduleOf(projectId, daily(29)))).toThrow("COMPLIANCE_POLICY");
    cloud.change(schedule, scheduleOf(projectId, daily(31)));
    expect(() => cloud.drop(schedule)).toThrow("cannot be deleted");
    cloud.change(schedule, scheduleOf(projectId, { ...daily(31), skipDestroy: true }));
    cloud.drop(schedule);
    expect(cloud.list(ATLAS.schedule)).toEqual([]);
  });

  it("takes no copy back under copy protection", () => {
    const { cloud, projectId } = organization();
    const cluster = cloud.make(ATLAS.cluster, dedicated(projectId));
    const copies = [{ frequencies: ["DAILY"], regionName: "EU_WEST_1", zoneId: zoneOf(cluster) }];
    const schedule = cloud.make(ATLAS.schedule, scheduleOf(projectId, { copySettings: copies }));
    cloud.make(ATLAS.compliance, complianceOf(projectId, { ...daily(30), copyProtectionEnabled: true }));
    expect(() => cloud.change(schedule, scheduleOf(projectId))).toThrow("cannot be taken back");
  });

  it("goes into copy policy items by one way", () => {
    const { cloud, projectId } = organization();
    cloud.make(ATLAS.cluster, dedicated(projectId));
    const schedule = cloud.make(ATLAS.schedule, scheduleOf(projectId, { copyPolicyItemsEnabled: true }));
    expect(() => cloud.change(schedule, scheduleOf(projectId))).toThrow("cannot be switched off");
  });
});
