import { fact, isSet } from "../../expect.ts";
import type { ViewIndex } from "../../index-views.ts";
import { inputsOf } from "../../reader.ts";
import type { ResourceView } from "../../resource-view.ts";
import { judge, stackRule } from "../../rule.ts";
import { DB_INSTANCE, DB_PROXY } from "../../tokens.ts";
import type { Finding } from "../../verdict.ts";

const TARGET = "aws:rds/proxyTarget:ProxyTarget";
const TARGET_GROUP = "aws:rds/proxyDefaultTargetGroup:ProxyDefaultTargetGroup";

/** Share of the database's connections above which nothing is left for people, dumps and migrations. */
const MOST_PERCENT = 99;

export const connectionsArePooled = stackRule({
  name: "connections-are-pooled",
  control: "DAT-04",
  severity: "medium",
  enforcement: "mandatory",
  statement: "A pool stands before every database, and opens fewer connections than the database allows.",
  rationale:
    "Each new task brings connections of its own; the database refuses everybody once they are used up.",
  remediation: "Write database.pool with a maxConnectionsPercent below 100.",
  source: {
    url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-proxy.html",
    readOn: "not yet",
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
  if (targets.length === 0)
    return [{ urn: database.urn, ...fact(false, "pool", "a proxy that has it as target", "none") }];
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
