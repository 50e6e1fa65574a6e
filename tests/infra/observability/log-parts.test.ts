import { describe, expect, it } from "@jest/globals";
import { logParts } from "../../../infra/observability/log-parts.ts";

describe("logParts", () => {
  it("gives each service and the network a group, named by the engine", () => {
    expect(logParts({ services: { web: {}, api: {} }, database: undefined }, "shop-staging")).toEqual([
      { part: "api", groupName: undefined },
      { part: "web", groupName: undefined },
      { part: "flow", groupName: undefined },
    ]);
  });

  it("names the database's groups as RDS does, so that it makes none of its own", () => {
    expect(logParts({ services: {}, database: {} }, "shop-production").slice(1)).toEqual([
      { part: "database", groupName: "/aws/rds/instance/shop-production-database/postgresql" },
      { part: "database-upgrade", groupName: "/aws/rds/instance/shop-production-database/upgrade" },
    ]);
  });

  it("keeps a group for the account's trail where the stack declares it, and none where somebody else does", () => {
    const partsOf = (cloudTrail: "owned" | "elsewhere") =>
      logParts({ services: {}, database: undefined, account: { cloudTrail } }, "shop").map(
        ({ part }) => part,
      );
    expect(partsOf("owned")).toEqual(["flow", "trail"]);
    expect(partsOf("elsewhere")).toEqual(["flow"]);
  });
});
