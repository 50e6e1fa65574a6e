import { describe, expect, it } from "@jest/globals";
import { ATLAS } from "../../../../rehearsal/services/mongodbatlas/tokens.ts";
import { dedicated, flex, free, organization } from "./atlas.ts";

describe("a cluster", () => {
  it("is refused in a project that is not there", () => {
    expect(() => organization().cloud.make(ATLAS.cluster, free("0".repeat(24)))).toThrow("GROUP_NOT_FOUND");
  });

  it("is refused under a name that its project has", () => {
    const { cloud, projectId } = organization();
    cloud.make(ATLAS.cluster, dedicated(projectId));
    expect(() => cloud.make(ATLAS.cluster, dedicated(projectId))).toThrow("DUPLICATE_CLUSTER_NAME");
  });

  it("is refused under a name whose first 23 characters its project has", () => {
    const { cloud, projectId } = organization();
    const name = "a".repeat(23);
    cloud.make(ATLAS.cluster, dedicated(projectId, { name }));
    const twin = dedicated(projectId, { name: `${name}b` });
    expect(() => cloud.make(ATLAS.cluster, twin)).toThrow("DUPLICATE_CLUSTER_NAME");
  });

  it("is refused as the second M0 of a project", () => {
    const { cloud, projectId } = organization();
    cloud.make(ATLAS.cluster, free(projectId));
    expect(() => cloud.make(ATLAS.cluster, free(projectId, { name: "second" }))).toThrow(
      "one M0 in each project",
    );
  });

  it("has a public address over TLS and no private one before a link", () => {
    const { cloud, projectId } = organization();
    const { connectionStrings } = cloud.make(ATLAS.cluster, dedicated(projectId)).outputs;
    expect(connectionStrings).toMatchObject({
      standardSrv: expect.stringMatching(/^mongodb\+srv:\/\/main\..+\.mongodb\.net$/),
      privateSrv: "",
    });
  });

  it("stays while its termination protection is on, and goes without", () => {
    const { cloud, projectId } = organization();
    const cluster = cloud.make(ATLAS.cluster, dedicated(projectId, { terminationProtectionEnabled: true }));
    expect(() => cloud.drop(cluster)).toThrow("CANNOT_TERMINATE_CLUSTER_WHEN_TERMINATION_PROTECTION_ENABLED");
    cloud.change(cluster, dedicated(projectId, { terminationProtectionEnabled: false }));
    cloud.drop(cluster);
    expect(cloud.ask((open) => open.list(ATLAS.cluster, { kept: true }))).toEqual([]);
  });

  it("leaves its snapshots behind where it says so", () => {
    const { cloud, projectId } = organization();
    cloud.drop(cloud.make(ATLAS.cluster, dedicated(projectId, { retainBackupsEnabled: true })));
    expect(cloud.ask((open) => open.list(ATLAS.cluster))).toEqual([]);
    expect(cloud.ask((open) => open.list(ATLAS.cluster, { kept: true }))).toHaveLength(1);
  });

  it.each([
    ["M0", free],
    ["Flex", flex],
  ])(
    "takes the upgrade from %s with its backups, and the rest of the same update with the next one",
    (_, small) => {
      const { cloud, projectId } = organization();
      const cluster = cloud.make(ATLAS.cluster, small(projectId));
      const wanted = dedicated(projectId, {
        terminationProtectionEnabled: true,
        pitEnabled: true,
        tags: { owner: "somebody" },
        advancedConfiguration: { javascriptEnabled: false },
      });
      cloud.change(cluster, wanted);
      expect(cloud.look(cluster)).toMatchObject({
        backupEnabled: true,
        advancedConfiguration: { javascriptEnabled: false },
        terminationProtectionEnabled: false,
        pitEnabled: false,
        tags: {},
      });
      cloud.change(cluster, wanted);
      expect(cloud.look(cluster)).toMatchObject({
        terminationProtectionEnabled: true,
        pitEnabled: true,
        tags: { owner: "somebody" },
      });
    },
  );

  it.each([
    ["dedicated to flex", dedicated, flex],
    ["flex to free", flex, free],
  ])("goes back from %s by no way", (_way, from, to) => {
    const { cloud, projectId } = organization();
    const cluster = cloud.make(ATLAS.cluster, from(projectId));
    expect(() => cloud.change(cluster, to(projectId))).toThrow("cannot become");
  });
});
