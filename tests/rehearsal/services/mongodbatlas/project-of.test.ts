import { describe, expect, it } from "@jest/globals";
import {
  encodedId,
  ofProject,
  requireProject,
} from "../../../../rehearsal/services/mongodbatlas/project-of.ts";
import { ATLAS } from "../../../../rehearsal/services/mongodbatlas/tokens.ts";
import { free, organization } from "./atlas.ts";

describe("what a project holds", () => {
  it("is found by the project's id, and by no other", () => {
    const { cloud, projectId } = organization();
    cloud.make(ATLAS.cluster, free(projectId));
    expect(cloud.ask((open) => ofProject(ATLAS.cluster, projectId, open))).toHaveLength(1);
    expect(cloud.ask((open) => ofProject(ATLAS.cluster, "0", open))).toEqual([]);
  });

  it("names a project that is there", () => {
    const { cloud, projectId } = organization();
    expect(cloud.ask((open) => requireProject({ projectId }, open)).id).toBe(projectId);
    expect(() => cloud.ask((open) => requireProject({}, open))).toThrow("GROUP_NOT_FOUND");
  });

  it("has an identifier of names and values", () => {
    expect(encodedId({ a: "b", c: "d" })).toBe("YQ==:Yg==-Yw==:ZA==");
  });
});
