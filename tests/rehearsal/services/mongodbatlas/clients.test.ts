import { describe, expect, it } from "@jest/globals";
import {
  destinationOf,
  isAtlasName,
  isListed,
  mongodbUrl,
} from "../../../../rehearsal/services/mongodbatlas/clients.ts";
import { ATLAS } from "../../../../rehearsal/services/mongodbatlas/tokens.ts";
import { dedicated, organization } from "./atlas.ts";

describe("mongodbUrl", () => {
  it.each([
    ["mongodb+srv://app:p%2Fw@main.1.mongodb.net/books?x=1", "app", "p/w", "main.1.mongodb.net"],
    ["mongodb://a:1,b:2/?ssl=true", undefined, undefined, "a:1,b:2"],
    ["mongodb://app:%zz@a:1", "app", "%zz", "a:1"],
  ])("reads %s", (url, username, password, authority) => {
    expect(mongodbUrl(url)).toEqual({ username, password, authority });
  });

  it("reads no URL of another kind", () => {
    expect(mongodbUrl("postgres://app:x@db:5432/books")).toBeUndefined();
  });
});

describe("isAtlasName", () => {
  it("is true where every host is Atlas'", () => {
    const names = [
      "mongodb://a.1.mongodb.net:1024,b.1.mongodb.net:1025",
      "mongodb://a.1.mongodb.net,b.example",
    ];
    expect(
      names.map((url) => isAtlasName(mongodbUrl(url) ?? { username: "", password: "", authority: "" })),
    ).toEqual([true, false]);
  });
});

describe("destinationOf and isListed", () => {
  it("find the cluster by its public name, and its project's list", () => {
    const { cloud, projectId } = organization();
    const cluster = cloud.make(ATLAS.cluster, dedicated(projectId));
    cloud.make(ATLAS.access, { projectId, cidrBlock: "203.0.113.0/24" });
    const { standardSrv } = cluster.outputs.connectionStrings as { standardSrv: string }; // as the behaviour writes it
    const url = mongodbUrl(standardSrv);
    const found = cloud.ask((seen) => (url === undefined ? undefined : destinationOf(url, seen)));
    expect(found?.cluster.id).toBe(cluster.id);
    expect(
      cloud.ask((seen) =>
        ["203.0.113.9", "198.51.100.1", undefined].map((one) => isListed(cluster, one, seen)),
      ),
    ).toEqual([true, false, false]);
  });
});
