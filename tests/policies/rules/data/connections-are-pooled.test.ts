import { rdsAuthority } from "../../../../infra/tables/rds-authorities.ts";
import { INGRESS_RULE, SECURITY_GROUP } from "../../../../policies/relations/ingress.ts";
import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { connectionsArePooled } from "../../../../policies/rules/data/connections-are-pooled.ts";
import { DB_INSTANCE, DB_PROXY, ECS_SERVICE, SCALING_TARGET } from "../../../../policies/tokens.ts";
import { from, given, ruleTable, view } from "../../rule-table.ts";

const database = view(
  DB_INSTANCE,
  "database",
  { caCertIdentifier: "rds-ca-rsa2048-g1", instanceClass: "db.t4g.micro" },
  { outputs: { id: "db-1", identifier: "shop" } },
);
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
const STORE_GROUP = view(SECURITY_GROUP, "access-database", {}, { outputs: { id: "sg-store" } });
const guarded = from(
  given(database, { vpcSecurityGroupIds: ["sg-store"] }),
  "vpcSecurityGroupIds",
  STORE_GROUP,
);
/** A service with its component, its group and the way from there to the database. */
const user = (name: string, containers: readonly object[]) => {
  const worn = view(SECURITY_GROUP, `service-${name}`, {}, { outputs: { id: `sg-${name}` } });
  const component = view("slipway:service:Service", name, { draft: { containers } });
  const rule = view(INGRESS_RULE, `from-${name}`, {
    ...{ ipProtocol: "tcp", fromPort: 5432, toPort: 5432, referencedSecurityGroupId: UNKNOWN },
  });
  return [
    worn,
    component,
    from(
      view(
        ECS_SERVICE,
        `${name}-service`,
        { networkConfiguration: { securityGroups: [`sg-${name}`] } },
        { parent: component.urn },
      ),
      "networkConfiguration",
      worn,
    ),
    from(from(rule, "securityGroupId", STORE_GROUP), "referencedSecurityGroupId", worn),
  ];
};
const pooler = (change: Readonly<Record<string, string>> = {}) => ({
  name: "pgbouncer",
  command: ["/bin/sh", "-ec", "exec pgbouncer /tmp/pgbouncer.ini"],
  environment: Object.entries({
    ...{ POOL_MODE: "transaction", POOL_SERVER_TLS: "verify-full", POOL_SIZE: "10" },
    POOL_SERVER_CA: rdsAuthority("eu-west-1") ?? "",
    ...change,
  }).map(([name, value]) => ({ name, value })),
});
const app = { name: "app" };
const pooled = (...containers: readonly object[]) => [guarded, STORE_GROUP, ...user("api", containers)];
/** The most tasks that autoscaling starts of the service. */
const scaledTo = (maxCapacity: number) => {
  const target = view(SCALING_TARGET, "api-scaling", { resourceId: UNKNOWN, maxCapacity });
  const service = user("api", []).find(({ type }) => type === ECS_SERVICE);
  return service === undefined ? target : from(target, "resourceId", service);
};
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
      says: 'DAT-04: "database" pool must be a proxy that has it as target, or poolers; got none. Write database.pool: kind rds-proxy with a maxConnectionsPercent below 100, or kind pgbouncer with connectionsPerTask.',
    },
    {
      kind: "met",
      it: "accepts a pooler beside the tasks of every service that reaches the database",
      views: pooled(app, pooler()),
      state: "met",
      heldBy: ["database", "api-service", "api-service", "api-service", "api-service"],
    },
    {
      kind: "violated",
      it: "refuses a second service that reaches it without a pooler",
      views: [...pooled(app, pooler()), ...user("worker", [app])],
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses a pooler that keeps a connection for a whole session",
      views: pooled(app, pooler({ POOL_MODE: "session" })),
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses a pooler that speaks to the database in clear",
      views: pooled(app, pooler({ POOL_SERVER_TLS: "prefer" })),
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses a pooler that does not look whose certificate the database shows",
      views: pooled(app, pooler({ POOL_SERVER_TLS: "require" })),
      state: "violated",
      says: 'DAT-04: "api-service" POOL_SERVER_TLS of the pooler must be verify-full; got require. Write database.pool: kind rds-proxy with a maxConnectionsPercent below 100, or kind pgbouncer with connectionsPerTask.',
    },
    {
      kind: "absent",
      it: "refuses a pooler that trusts nobody",
      views: pooled(app, pooler({ POOL_SERVER_CA: "" })),
      state: "violated",
    },
    {
      kind: "boundary",
      it: "refuses a database that another authority signs for than the pooler trusts",
      views: [given(guarded, { caCertIdentifier: "rds-ca-ecc384-g1" }), ...pooled(app, pooler()).slice(1)],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "refuses a pooler without a bound",
      views: pooled(app, pooler({ POOL_SIZE: "0" })),
      state: "violated",
    },
    {
      kind: "boundary",
      it: "accepts poolers that open the last connection of the class",
      views: [...pooled(app, pooler({ POOL_SIZE: "19" })), scaledTo(2)], // 76
      state: "met",
    },
    {
      kind: "boundary",
      it: "refuses poolers that together open more than the class allows, old and new tasks side by side",
      views: [...pooled(app, pooler({ POOL_SIZE: "13" })), scaledTo(3)],
      state: "violated",
      says: 'DAT-04: "database" connections of the poolers must be at most the 76 of db.t4g.micro, old and new tasks side by side; got 78. Write database.pool: kind rds-proxy with a maxConnectionsPercent below 100, or kind pgbouncer with connectionsPerTask.',
    },
    {
      kind: "unknown",
      it: "leaves a class that it does not know undecided",
      views: [given(guarded, { instanceClass: "db.q9.strange" }), ...pooled(app, pooler()).slice(1)],
      state: "undecided",
      undecided: "instanceClass",
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
