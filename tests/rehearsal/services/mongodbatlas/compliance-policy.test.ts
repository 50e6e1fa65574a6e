import { describe, expect, it } from "@jest/globals";
import { ATLAS } from "../../../../rehearsal/services/mongodbatlas/tokens.ts";
import { dedicated, flex, organization } from "./atlas.ts";
import { complianceOf, daily, scheduleOf } from "./schedules.ts";

describe("a backup compliance policy", () => {
  it("cannot be deleted, and holds its project", () => {
    const { cloud, projectId } = organization();
    const policy = cloud.make(ATLAS.compliance, complianceOf(projectId, daily(30)));
    expect(() => cloud.drop(policy)).toThrow("ended by MongoDB's support only");
    const [project] = cloud.list(ATLAS.project);
    expect(() => project !== undefined && cloud.drop(project)).toThrow("COMPLIANCE_POLICY");
  });

  it("cannot be shortened nor loosened, but lengthened", () => {
    const { cloud, projectId } = organization();
    const values = { ...daily(30), pitEnabled: true, restoreWindowDays: 2 };
    const policy = cloud.make(ATLAS.compliance, complianceOf(projectId, values));
    expect(() => cloud.change(policy, complianceOf(projectId, { ...values, ...daily(29) }))).toThrow(
      "Retention cannot be shortened",
    );
    expect(() => cloud.change(policy, complianceOf(projectId, daily(30)))).toThrow(
      "pitEnabled cannot be switched off",
    );
    cloud.change(policy, complianceOf(projectId, { ...values, ...daily(60) }));
    expect(cloud.look(policy)).toMatchObject({ state: "ACTIVE", ...daily(60) });
  });

  it("is refused while a schedule keeps less", () => {
    const { cloud, projectId } = organization();
    cloud.make(ATLAS.cluster, dedicated(projectId));
    cloud.make(ATLAS.schedule, scheduleOf(projectId, daily(7)));
    expect(() => cloud.make(ATLAS.compliance, complianceOf(projectId, daily(30)))).toThrow("30 days");
  });

  it("is refused in a project of Flex only", () => {
    const { cloud, projectId } = organization();
    cloud.make(ATLAS.cluster, flex(projectId));
    expect(() => cloud.make(ATLAS.compliance, complianceOf(projectId, daily(30)))).toThrow("M10");
  });

  it.each<readonly [string, Record<string, unknown>, Record<string, unknown>]>([
    ["backups", {}, { backupEnabled: false }],
    ["point-in-time recovery", { pitEnabled: true, restoreWindowDays: 2 }, {}],
    ["an own key", { encryptionAtRestEnabled: true }, {}],
  ])("refuses a cluster without %s", (_what, policy, cluster) => {
    const { cloud, projectId } = organization();
    cloud.make(ATLAS.compliance, complianceOf(projectId, { ...daily(30), ...policy }));
    expect(() => cloud.make(ATLAS.cluster, dedicated(projectId, cluster))).toThrow("compliance policy wants");
  });

  it("keeps the snapshots of a cluster that goes", () => {
    const { cloud, projectId } = organization();
    cloud.make(ATLAS.compliance, complianceOf(projectId, daily(30)));
    cloud.drop(cloud.make(ATLAS.cluster, dedicated(projectId)));
    expect(cloud.ask((open) => open.list(ATLAS.cluster, { kept: true }))).toHaveLength(1);
  });

  it("is refused without an address of mail, and with recovery but no window", () => {
    const { cloud } = organization();
    expect(
      cloud.failures(ATLAS.compliance, complianceOf("p", { authorizedEmail: "owner", pitEnabled: true })),
    ).toHaveLength(2);
  });
});
