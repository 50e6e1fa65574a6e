import { describe, expect, it } from "@jest/globals";
import { ATLAS } from "../../../../rehearsal/services/mongodbatlas/tokens.ts";
import { dedicated, free, ORGANIZATION, organization } from "./atlas.ts";

describe("a project", () => {
  it("is refused under a name that the organization has", () => {
    const { cloud } = organization();
    expect(() => cloud.make(ATLAS.project, { orgId: ORGANIZATION, name: "shop-staging" })).toThrow(
      "GROUP_ALREADY_EXISTS",
    );
  });

  it("is refused a new name that another project has", () => {
    const { cloud } = organization();
    const other = cloud.make(ATLAS.project, { orgId: ORGANIZATION, name: "shop-production" });
    expect(() => cloud.change(other, { orgId: ORGANIZATION, name: "shop-staging" })).toThrow(
      "GROUP_ALREADY_EXISTS",
    );
  });

  it("is refused in an organization that the credentials are not of", () => {
    const { cloud } = organization();
    expect(() => cloud.make(ATLAS.project, { orgId: "6".repeat(24), name: "x" })).toThrow(
      "RESOURCE_NOT_FOUND",
    );
  });

  it.each(["", "a".repeat(65), "shop/staging"])("is refused with the name %j", (name) => {
    expect(organization().cloud.failures(ATLAS.project, { name })).toHaveLength(1);
  });

  it("counts its clusters, and stays while it has one", () => {
    const { cloud, projectId } = organization();
    const project = cloud.ask((open) => open.require(ATLAS.project, projectId, "", ""));
    const cluster = cloud.make(ATLAS.cluster, free(projectId));
    expect(cloud.look(project).clusterCount).toBe(1);
    expect(() => cloud.drop(project)).toThrow("CANNOT_CLOSE_GROUP_ACTIVE_ATLAS_CLUSTERS");
    cloud.drop(cluster);
    cloud.drop(project);
  });

  it("stays while it holds a deleted cluster's snapshots", () => {
    const { cloud, projectId } = organization();
    const project = cloud.ask((open) => open.require(ATLAS.project, projectId, "", ""));
    cloud.drop(cloud.make(ATLAS.cluster, dedicated(projectId, { retainBackupsEnabled: true })));
    expect(() => cloud.drop(project)).toThrow("CANNOT_CLOSE_GROUP_ACTIVE_ATLAS_BACKUPS");
  });

  it("takes its access list along", () => {
    const { cloud, projectId } = organization();
    const project = cloud.ask((open) => open.require(ATLAS.project, projectId, "", ""));
    cloud.make(ATLAS.access, { projectId, ipAddress: "203.0.113.7" });
    cloud.drop(project);
    expect(cloud.ask((open) => open.list(ATLAS.access))).toEqual([]);
  });
});
