import { describe, expect, it } from "@jest/globals";
import { ATLAS } from "../../../../rehearsal/services/mongodbatlas/tokens.ts";
import { free, organization } from "./atlas.ts";

const RIGHT = {
  username: "shop-a",
  password: "long enough",
  authDatabaseName: "admin",
  roles: [{ roleName: "readWrite", databaseName: "shop" }],
};

describe("a database user", () => {
  it("is held to a cluster of its project", () => {
    const { cloud, projectId } = organization();
    const scopes = [{ name: "main", type: "CLUSTER" }];
    expect(() => cloud.make(ATLAS.user, { ...RIGHT, projectId, scopes })).toThrow("No cluster named main");
    cloud.make(ATLAS.cluster, free(projectId));
    expect(cloud.make(ATLAS.user, { ...RIGHT, projectId, scopes }).id).toContain("-");
  });

  it("is refused under a name that the project has", () => {
    const { cloud, projectId } = organization();
    cloud.make(ATLAS.user, { ...RIGHT, projectId });
    expect(() => cloud.make(ATLAS.user, { ...RIGHT, projectId })).toThrow("USER_ALREADY_EXISTS");
  });

  it("is not found under another database that knows users", () => {
    const { cloud, projectId } = organization();
    const made = cloud.make(ATLAS.user, { ...RIGHT, projectId });
    const moved = { ...RIGHT, projectId, authDatabaseName: "$external" };
    expect(() => cloud.change(made, moved)).toThrow("USER_NOT_FOUND");
  });

  it("is refused in a project that is not there", () => {
    expect(() => organization().cloud.make(ATLAS.user, { ...RIGHT, projectId: "0" })).toThrow(
      "GROUP_NOT_FOUND",
    );
  });

  it.each([
    ["a short password", { password: "short" }, "password: must hold 8 characters or more"],
    ["no password", { password: undefined }, "password: must be given for a user of admin"],
    ["users of another database", { authDatabaseName: "shop" }, "must be admin or $external"],
    ["no role", { roles: [] }, "must hold one role or more"],
    [
      "a role over all databases on one of them",
      { roles: [{ roleName: "readWriteAnyDatabase", databaseName: "shop" }] },
      "must be admin for readWriteAnyDatabase",
    ],
  ])("is refused with %s, and its password is not told", (_cause, change, says) => {
    const failures = organization()
      .cloud.failures(ATLAS.user, { ...RIGHT, ...change })
      .join("\n");
    expect(failures).toContain(says);
    expect(failures).not.toContain('"short"');
  });
});
