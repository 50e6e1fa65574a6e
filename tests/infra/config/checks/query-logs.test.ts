import { describe, expect, it } from "@jest/globals";
import { checkQueryLogs } from "../../../../infra/config/checks/query-logs.ts";
import type { ConfigParts } from "../../../../infra/config/config.ts";
import { STACK_LOGS } from "../../../../infra/observability/log-parts.ts";

const ROUTED: ConfigParts = { services: { api: { routes: [{ hostname: "shop.example", paths: ["/*"] }] } } };

function lost(parts: ConfigParts, wrong: readonly string[] = []): readonly string[] {
  const queries = { all: { logs: STACK_LOGS, query: "fields @message" } };
  return checkQueryLogs({ queries, ...parts }, new Set(wrong)).map(({ found }) => found.replaceAll('"', ""));
}

describe("a query over the stack's own logs", () => {
  it("finds the network's in every stack, and each other with what writes to it", () => {
    const bare = STACK_LOGS.filter((log) => log !== "flow");
    expect(lost({})).toEqual(bare);
    const without = (...logs: readonly string[]) => bare.filter((log) => !logs.includes(log));
    expect(lost({ ...ROUTED, edge: { waf: { loadBalancer: true } } })).toEqual(without("firewall"));
    expect(lost({ ...ROUTED, edge: { waf: { loadBalancer: false } } })).toEqual(bare);
    expect(lost({ edge: { waf: { loadBalancer: true } } })).toEqual(bare);
    expect(lost({ database: {} })).toEqual(without("database", "database-upgrade"));
    expect(lost({ account: { cloudTrail: "owned" } })).toEqual(without("trail"));
    expect(lost({ backup: { dump: {} } })).toEqual(without("dump"));
  });

  it("takes a log for there where the word that decides has a fault of its own", () => {
    expect(lost({}, ["database.version", "backup", "account.cloudTrail", "edge", "services.api"])).toEqual(
      [],
    );
  });

  it("says what makes the log", () => {
    const queries = { hits: { logs: ["firewall"] as const } };
    expect(checkQueryLogs({ queries }, new Set())).toEqual([
      {
        where: "queries.hits.logs.0",
        expected: "a log that this stack has",
        found: '"firewall"',
        next: "Write edge.waf.loadBalancer: true, or take it away",
      },
    ]);
  });
});

describe("a query over no log", () => {
  const none = (wrong: readonly string[], query: object = {}) =>
    checkQueryLogs({ queries: { hits: query } }, new Set(wrong)).map(({ where }) => where);

  it("is refused, also with empty lists", () => {
    expect(none([])).toEqual(["queries.hits"]);
    expect(none([], { services: [], logs: [] })).toEqual(["queries.hits"]);
    expect(none([], { services: ["api"] })).toEqual([]);
  });

  it("is told of once where its lists are wrong themselves", () => {
    expect(none(["queries.hits.services"])).toEqual([]);
    expect(none(["queries"])).toEqual([]);
    expect(none(["queries.hit"])).toEqual(["queries.hits"]);
  });
});
