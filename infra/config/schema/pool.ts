import * as z from "zod";
import { group, NO_DEFAULT, whole, words } from "./word.ts";

/** What stands between the services and the database. */
export const pool = group(
  {
    meaning:
      "RDS Proxy between services and database: connections of all tasks share a few, and wait while the database fails over. Costs by vCPU of the instance, at least two, each hour",
  },
  {
    kind: z.literal("rds-proxy").register(words, {
      meaning: "Kind of pool",
      expected: '"rds-proxy"',
      example: "rds-proxy",
      required: NO_DEFAULT.money,
    }),
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
).optional();
