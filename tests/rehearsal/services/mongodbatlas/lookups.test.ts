import { describe, expect, it } from "@jest/globals";
import { ATLAS } from "../../../../rehearsal/services/mongodbatlas/tokens.ts";
import { dedicated, organization } from "./atlas.ts";

const LOOKUP = "mongodbatlas:index/getAdvancedCluster:getAdvancedCluster";

describe("getAdvancedCluster", () => {
  it("shows what the cluster is", () => {
    const { cloud, projectId } = organization();
    cloud.make(ATLAS.cluster, dedicated(projectId, { retainBackupsEnabled: true }));
    const shown = cloud.lookup(LOOKUP, { projectId, name: "main" });
    expect(shown).toMatchObject({ name: "main", projectId, stateName: "IDLE", backupEnabled: true });
    expect(shown).not.toHaveProperty("retainBackupsEnabled");
  });

  it("refuses a name that its project does not have", () => {
    const { cloud, projectId } = organization();
    expect(() => cloud.lookup(LOOKUP, { projectId, name: "other" })).toThrow("CLUSTER_NOT_FOUND");
  });
});
