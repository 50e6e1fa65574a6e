import { describe, expect, it } from "@jest/globals";
import { logParts, logsOf, STACK_LOGS } from "../../../infra/observability/log-parts.ts";

describe("logParts", () => {
  it("gives each service and the network a group, named by the engine", () => {
    expect(logParts({ services: { web: {}, api: {} }, database: undefined }, "shop-staging")).toEqual([
      { part: "api", groupName: undefined },
      { part: "web", groupName: undefined },
      { part: "flow", groupName: undefined },
    ]);
  });

  it("names the database's groups as RDS does, so that it makes none of its own", () => {
    expect(logParts({ services: {}, database: { engine: "postgres" } }, "shop-production").slice(1)).toEqual([
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

describe("STACK_LOGS", () => {
  it("are all logs that a stack can have beside its services'", () => {
    const all = logParts(
      {
        services: {},
        database: {},
        backup: { dump: {} },
        edge: { waf: { loadBalancer: true } },
        account: { cloudTrail: "owned" },
        hostnames: ["a.example"],
      },
      "shop",
    );
    expect(all.map(({ part }) => part).sort()).toEqual([...STACK_LOGS].sort());
  });
});

describe("logsOf", () => {
  it("gives services first, then the stack's own", () => {
    expect(logsOf({ services: ["api"], logs: ["firewall"] })).toEqual(["api", "firewall"]);
  });
});
