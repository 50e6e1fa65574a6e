import { describe, expect, it } from "@jest/globals";
import { ATLAS } from "../../../../rehearsal/services/mongodbatlas/tokens.ts";
import { flex, organization } from "./atlas.ts";

describe("auditing", () => {
  it("is refused in a project of Flex only", () => {
    const { cloud, projectId } = organization();
    cloud.make(ATLAS.cluster, flex(projectId));
    expect(() => cloud.make(ATLAS.auditing, { projectId, enabled: true })).toThrow("Database auditing needs");
  });

  it("is off unless asked for, and takes a filter in JSON only", () => {
    const { cloud, projectId } = organization();
    const made = cloud.make(ATLAS.auditing, { projectId });
    expect(made.outputs).toMatchObject({ enabled: false, auditAuthorizationSuccess: false });
    cloud.change(made, { projectId, enabled: true, auditFilter: '{"atype":"authenticate"}' });
    expect(cloud.look(made)).toMatchObject({ enabled: true, configurationType: "FILTER_JSON" });
    expect(cloud.failures(ATLAS.auditing, { projectId, auditFilter: "authenticate" })).toHaveLength(1);
    expect(cloud.failures(ATLAS.auditing, { projectId, auditFilter: "[]" })).toHaveLength(1);
  });
});
