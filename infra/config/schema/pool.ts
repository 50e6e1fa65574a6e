import * as z from "zod";
import { imageCredentials, LOGIN, pinnedImage } from "./service.ts";
import { described, group, NO_DEFAULT, whole, words } from "./word.ts";

const MEANING =
  "What stands between services and database, so that connections of all tasks share a few: rds-proxy (outside the tasks, which waits while the database fails over; costs by vCPU of the instance, at least two, each hour) or pgbouncer (beside each task that reads the database, in transaction mode; costs nothing but 32 CPU units and 64 MiB of the task; it verifies that the database is RDS's, by the name and by the region's own root certificate)";

function kind<const T extends string>(value: T) {
  return described(z.literal(value), {
    meaning: "Kind of pool",
    expected: '"rds-proxy" or "pgbouncer"',
    example: value,
    required: NO_DEFAULT.money,
  });
}

const rdsProxy = group(
  { meaning: MEANING },
  {
    kind: kind("rds-proxy"),
    maxConnectionsPercent: whole(
      {
        meaning:
          "Share of the database's connections that the pool may open; the rest is for dump, migrations and people",
        unit: "percent of max_connections",
        example: "80",
        required: NO_DEFAULT.application,
      },
      1,
      100, // @pulumi/aws 7.48.0, rds.ProxyDefaultTargetGroupConnectionPoolConfig
    ),
    idleClientSeconds: whole(
      {
        meaning: "Time after which the pool closes a client's quiet connection",
        unit: "seconds",
        example: "1800",
      },
      1,
      28_800, // RDS User Guide, "RDS Proxy", idle client connection timeout, from memory, 2026-11
    ).optional(),
  },
);

const pgbouncer = group(
  { meaning: MEANING },
  {
    kind: kind("pgbouncer"),
    image: pinnedImage({
      login: LOGIN,
      required: "what runs in the tasks is pinned by you, and nobody updates it unseen",
      holds:
        "It holds sh, sed, nc and pgbouncer, which run as user 65532; its entry point, where it has one, runs what it is given. It need not know that user, nor any folder",
    }),
    imageCredentials,
    connectionsPerTask: whole(
      {
        meaning:
          "Most connections to the database that the pooler of one task opens; with every task they have to fit the instance class",
        unit: "connections",
        example: "10",
        required: NO_DEFAULT.application,
      },
      1,
      1000,
    ),
  },
);

/** What stands between the services and the database. */
export const pool = z
  .discriminatedUnion("kind", [rdsProxy, pgbouncer])
  .register(words, {
    meaning: MEANING,
    expected: "a group of keys (kind and what goes with it)",
    example: "{ kind: rds-proxy, maxConnectionsPercent: 80 }",
  })
  .optional();
