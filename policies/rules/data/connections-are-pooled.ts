import { fact, isSet } from "../../expect.ts";
import { instanceConnections } from "../../facts/instance-connections.ts";
import type { ViewIndex } from "../../index-views.ts";
import { inputsOf } from "../../reader.ts";
import { type DirectUser, directUsers, poolSize, trustedBy, variableOf } from "../../relations/poolers.ts";
import { scalingTarget } from "../../relations/scaling-targets.ts";
import type { ResourceView } from "../../resource-view.ts";
import { judge, stackRule } from "../../rule.ts";
import { DB_INSTANCE, DB_PROXY } from "../../tokens.ts";
import type { Finding } from "../../verdict.ts";

const TARGET = "aws:rds/proxyTarget:ProxyTarget";
const TARGET_GROUP = "aws:rds/proxyDefaultTargetGroup:ProxyDefaultTargetGroup";

/** Share of the database's connections above which nothing is left for people, dumps and migrations. */
const MOST_PERCENT = 99;

/** During a rollout a new task stands beside each old one. */
const TASKS_IN_ROLLOUT = 2;

export const connectionsArePooled = stackRule({
  name: "connections-are-pooled",
  control: "DAT-04",
  severity: "medium",
  enforcement: "mandatory",
  statement: "A pool stands before every database, and opens fewer connections than the database allows.",
  rationale:
    "Each new task brings connections of its own; the database refuses everybody once they are used up.",
  remediation:
    "Write database.pool: kind rds-proxy with a maxConnectionsPercent below 100, or kind pgbouncer with connectionsPerTask.",
  source: {
    url: "https://docs.aws.amazon.com/goto/WebAPI/rds-2014-10-31/ConnectionPoolConfiguration",
    readOn: "2026-11-27",
  },
  check: (index) =>
    index
      .ofType(DB_INSTANCE)
      .filter((database) => !inputsOf(database).has("replicateSourceDb"))
      .flatMap((database) => judge(database.urn, () => judgeDatabase(index, database))),
});

function judgeDatabase(index: ViewIndex, database: ResourceView): readonly Finding[] {
  const targets = [
    ...new Set(
      index
        .ofType(TARGET)
        .filter((target) => index.linked(target, "dbInstanceIdentifier", DB_INSTANCE).includes(database)),
    ),
  ];
  if (targets.length === 0) return judgePoolers(index, database);
  return targets.flatMap((target) => {
    const proxies = index.linked(target, "dbProxyName", DB_PROXY);
    const groups = index
      .ofType(TARGET_GROUP)
      .filter((group) =>
        proxies.some((proxy) => index.linked(group, "dbProxyName", DB_PROXY).includes(proxy)),
      );
    // @pulumi/aws 7.48.0: left out, the pool may open all of them.
    const percents = groups.map(
      (group) => inputsOf(group).number("connectionPoolConfig.maxConnectionsPercent") ?? 100,
    );
    const percent = percents.length === 0 ? 100 : Math.max(...percents);
    return [
      ...proxies.map((proxy) => ({
        urn: proxy.urn,
        ...isSet("requireTls", true, inputsOf(proxy).flag("requireTls", false)),
      })),
      {
        urn: groups[0]?.urn ?? database.urn,
        ...fact(
          percent <= MOST_PERCENT,
          "connectionPoolConfig.maxConnectionsPercent",
          `at most ${MOST_PERCENT} percent`,
          `${percent} percent`,
        ),
      },
    ];
  });
}

/** Without a proxy every service that reaches the database has a pooler beside its tasks, in transaction mode, over TLS with the database's own authority. */
function judgePoolers(index: ViewIndex, database: ResourceView): readonly Finding[] {
  const users = directUsers(index, database);
  const signer = inputsOf(database).text("caCertIdentifier") ?? "the database's own authority";
  if (users.length === 0)
    return [
      { urn: database.urn, ...fact(false, "pool", "a proxy that has it as target, or poolers", "none") },
    ];
  return [
    fits(index, database, users),
    ...users.flatMap(({ pooler, service }) => {
      const at = (property: string, expected: string, ok: boolean, found: string): Finding => ({
        urn: service.urn,
        ...fact(ok, property, expected, found),
      });
      if (pooler === undefined) return [at("pool", "a pooler beside its tasks", false, "none")];
      const mode = variableOf(pooler, "POOL_MODE") ?? "nothing";
      const tls = variableOf(pooler, "POOL_SERVER_TLS") ?? "nothing";
      const size = poolSize(pooler);
      const trusted = trustedBy(pooler) ?? "nobody";
      return [
        at("POOL_MODE of the pooler", "transaction", mode === "transaction", mode),
        at("POOL_SERVER_TLS of the pooler", "verify-full", tls === "verify-full", tls),
        at("POOL_SERVER_CA of the pooler", `the root of ${signer}`, isRootOf(signer, trusted), trusted),
        at(
          "POOL_SIZE of the pooler",
          "a number of connections",
          size !== undefined,
          String(size ?? "nothing"),
        ),
      ];
    }),
  ];
}

/** All poolers together, those of old tasks beside those of new ones, as many tasks as autoscaling may start. */
function fits(index: ViewIndex, database: ResourceView, users: readonly DirectUser[]): Finding {
  const read = inputsOf(database);
  const instanceClass = read.text("instanceClass") ?? "";
  const most = instanceConnections(instanceClass);
  if (most === undefined)
    return {
      state: "undecided",
      urn: database.urn,
      property: "instanceClass",
      reason: `how many connections ${instanceClass} allows is not known`,
    };
  const sum = users.reduce(
    (all, { pooler, service }) =>
      all +
      TASKS_IN_ROLLOUT * mostTasks(index, service) * (pooler === undefined ? 0 : (poolSize(pooler) ?? 0)),
    0,
  );
  return {
    urn: database.urn,
    ...fact(
      sum <= most,
      "connections of the poolers",
      `at most the ${most} of ${instanceClass}, old and new tasks side by side`,
      String(sum),
    ),
  };
}

function mostTasks(index: ViewIndex, service: ResourceView): number {
  const target = scalingTarget(index, service);
  // @pulumi/aws 7.48.0: desiredCount is 0 where nothing says it.
  return target === undefined
    ? (inputsOf(service).number("desiredCount") ?? 0)
    : (inputsOf(target).number("maxCapacity") ?? 0);
}

/** RDS calls its roots "Amazon RDS <region> Root CA RSA2048 G1" and their identifiers "rds-ca-rsa2048-g1" (RDS User Guide, "Using SSL/TLS", read 2026-11-27). */
function isRootOf(identifier: string, commonName: string): boolean {
  const [, kind] = /^Amazon RDS \S+ Root CA (\S+ G\d+)$/.exec(commonName) ?? [];
  return kind !== undefined && identifier === `rds-ca-${kind.toLowerCase().replace(" ", "-")}`;
}
