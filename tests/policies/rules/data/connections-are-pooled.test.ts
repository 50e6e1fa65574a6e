import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { connectionsArePooled } from "../../../../policies/rules/data/connections-are-pooled.ts";
import { DB_INSTANCE, DB_PROXY } from "../../../../policies/tokens.ts";
import { from, given, ruleTable, view } from "../../rule-table.ts";

const database = view(DB_INSTANCE, "database", {}, { outputs: { id: "db-1", identifier: "shop" } });
const proxy = view(DB_PROXY, "pool-proxy", { requireTls: true }, { outputs: { id: "pool" } });
const group = from(
  view("aws:rds/proxyDefaultTargetGroup:ProxyDefaultTargetGroup", "pool-group", {
    dbProxyName: UNKNOWN,
    connectionPoolConfig: { maxConnectionsPercent: 80 },
  }),
  "dbProxyName",
  proxy,
);
const bare = view("aws:rds/proxyTarget:ProxyTarget", "pool-target", {
  dbProxyName: UNKNOWN,
  dbInstanceIdentifier: UNKNOWN,
});
const target = from(from(bare, "dbProxyName", proxy), "dbInstanceIdentifier", database);
const open = (maxConnectionsPercent: unknown) =>
  given(group, { connectionPoolConfig: { maxConnectionsPercent } });

ruleTable(connectionsArePooled, {
  rows: [
    { kind: "met", it: "accepts a pool with a limit", views: [database, proxy, group, target], state: "met" },
    {
      kind: "violated",
      it: "refuses a database that services reach themselves",
      views: [database],
      state: "violated",
      says: 'DAT-04: "database" pool must be a proxy that has it as target; got none. Write database.pool with a maxConnectionsPercent below 100.',
    },
    {
      kind: "violated",
      it: "refuses a pool that takes plain connections",
      views: [database, given(proxy, { requireTls: false }), group, target],
      state: "violated",
    },
    {
      kind: "absent",
      it: "refuses the provider's 100 percent",
      views: [database, proxy, given(group, { connectionPoolConfig: undefined }), target],
      state: "violated",
    },
    {
      kind: "absent",
      it: "refuses a pool whose limit nobody declares",
      views: [database, proxy, target],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "refuses every connection of the database",
      views: [database, proxy, open(100), target],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "accepts one percent less",
      views: [database, proxy, open(99), target],
      state: "met",
    },
    {
      kind: "spelling",
      it: "finds proxy and database by their ids",
      views: [
        database,
        proxy,
        given({ ...group, propertyDependencies: {} }, { dbProxyName: "pool" }),
        given({ ...bare }, { dbProxyName: "pool", dbInstanceIdentifier: "db-1" }),
      ],
      state: "met",
    },
    {
      kind: "unknown",
      it: "leaves an unknown limit undecided",
      views: [database, proxy, open(UNKNOWN), target],
      state: "undecided",
      undecided: "connectionPoolConfig.maxConnectionsPercent",
    },
  ],
});
