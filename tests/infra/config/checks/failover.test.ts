import { describe, expect, it } from "@jest/globals";
import { checkFailover } from "../../../../infra/config/checks/failover.ts";
import type { ConfigParts } from "../../../../infra/config/config.ts";

const PAGE = { kind: "maintenance-page", message: "Soon.", workersPlan: "free" } as const;
const ROUTES = { web: { routes: [{ hostname: "shop.example" }] } };
const wheres = (parts: ConfigParts) =>
  checkFailover({ tier: "staging", services: ROUTES, ...parts }).map(({ where }) => where);

describe("checkFailover", () => {
  it("says nothing where nobody stands in, and accepts a page and an origin elsewhere", () => {
    expect(wheres({ edge: {} })).toEqual([]);
    expect(wheres({ edge: { failover: PAGE } })).toEqual([]);
    expect(
      wheres({
        tier: "production",
        edge: { failover: { ...PAGE, kind: "origin", hostname: "standby.example", workersPlan: "paid" } },
      }),
    ).toEqual([]);
  });

  it("refuses the free plan in production, whose end of day is an outage of its own", () => {
    expect(wheres({ tier: "production", edge: { failover: PAGE } })).toEqual(["edge.failover.workersPlan"]);
  });

  it("refuses a stack without routes, and a second origin that is the first", () => {
    expect(wheres({ services: { worker: {} }, edge: { failover: PAGE } })).toEqual(["edge.failover"]);
    expect(wheres({ edge: { failover: { ...PAGE, kind: "origin", hostname: "shop.example" } } })).toEqual([
      "edge.failover.hostname",
    ]);
  });
});
