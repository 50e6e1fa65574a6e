import { describe, expect, it } from "@jest/globals";
import { ATLAS } from "../../../../rehearsal/services/mongodbatlas/tokens.ts";
import { dedicated } from "./atlas.ts";
import { linked, nearby, twoEnds } from "./linked.ts";

const LOOKUP = "mongodbatlas:index/getAdvancedCluster:getAdvancedCluster";

describe("a cluster's connection strings", () => {
  it("hold no private one before the link", () => {
    const { cloud, projectId } = twoEnds();
    expect(cloud.lookup(LOOKUP, { projectId, name: "main" }).connectionStrings).toMatchObject({
      privateEndpoints: [],
    });
  });

  it("hold the private one after the link, and lose it with the link", () => {
    const { cloud, cluster, endpoint, link, projectId } = linked();
    const shown = cloud.lookup(LOOKUP, { projectId, name: "main" }).connectionStrings;
    expect(shown).toMatchObject({
      privateEndpoints: [
        {
          srvConnectionString: expect.stringMatching(
            /^mongodb\+srv:\/\/main-pl-0\.[0-9a-f]{5}\.mongodb\.net$/,
          ),
          connectionString: expect.stringContaining("pl-0-eu-central-1."),
          endpoints: [{ endpointId: endpoint.id, providerName: "AWS", region: "EU_CENTRAL_1" }],
        },
      ],
    });
    expect(cloud.look(cluster).connectionStrings).toEqual(shown);
    cloud.drop(link);
    expect(cloud.lookup(LOOKUP, { projectId, name: "main" }).connectionStrings).toMatchObject({
      privateEndpoints: [],
    });
  });

  it("give each member of the project a port of its own behind the link", () => {
    const { cloud, projectId } = linked();
    cloud.make(ATLAS.cluster, nearby(projectId, { name: "second" }));
    const text = JSON.stringify(cloud.lookup(LOOKUP, { projectId, name: "second" }).connectionStrings);
    expect(text).toContain(":1027,");
    expect(text).not.toContain(":1026");
  });

  it("hold no private one where the cluster stands in another region", () => {
    const { cloud, projectId } = linked();
    cloud.make(ATLAS.cluster, dedicated(projectId, { name: "far" }));
    expect(cloud.lookup(LOOKUP, { projectId, name: "far" }).connectionStrings).toMatchObject({
      privateEndpoints: [],
    });
  });
});
