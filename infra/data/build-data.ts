import type { ProgramContext } from "../lib/stack-context.ts";
import type { ProviderOptions } from "../provider-options.ts";
import type { OnInstance } from "../service/build-instance.ts";
import { Cache } from "./cache.ts";
import type { buildMongodb, Mongodb, MongodbGround } from "./mongodb.ts";
import { Pool } from "./pool.ts";
import { Postgres } from "./postgres.ts";

/** Where the stack keeps what it must not lose; each is undefined where it has none. */
export interface Data {
  readonly database: Postgres | undefined;
  readonly mongodb: Mongodb | undefined;
  readonly cache: Cache | undefined;
  readonly pool: Pool | undefined;
}

/** Database, its pool and cache, as far as the stack has them. */
export function buildData(
  context: ProgramContext,
  ground: OnInstance,
  options: ProviderOptions,
  makeMongodb: typeof buildMongodb | undefined,
): Data {
  const { access, keys, logs, network } = ground;
  const { cache, database } = context.settings;
  const place = { context, subnetIds: network.subnetIds("isolated"), keyArn: keys.data.arn };
  const postgres =
    database?.engine !== "postgres" || access.database === undefined
      ? undefined
      : new Postgres(
          "database",
          { ...place, settings: database, securityGroupId: access.database, logs },
          options,
        );
  return {
    database: postgres,
    pool:
      database?.engine !== "postgres" ||
      database.pool?.kind !== "rds-proxy" ||
      postgres === undefined ||
      access.pool === undefined
        ? undefined
        : new Pool(
            "pool",
            {
              ...place,
              settings: database.pool,
              securityGroupId: access.pool,
              secretsKeyArn: keys.secrets.arn,
              database: {
                identifier: postgres.instance.identifier,
                databaseName: postgres.databaseName,
                username: postgres.username,
                password: postgres.password,
              },
            },
            options,
          ),
    mongodb:
      database?.engine === "mongodb"
        ? makeMongodb?.(context, { settings: database, way: wayToMongodb(ground) }, options)
        : undefined,
    cache:
      cache === undefined || access.cache === undefined
        ? undefined
        : new Cache("cache", { ...place, settings: cache, securityGroupId: access.cache }, options),
  };
}

/** By a private endpoint in the isolated subnets, or from the addresses of the gateways or the instance. */
function wayToMongodb({ access, instance, network }: OnInstance): MongodbGround["way"] {
  if (access.database === undefined) {
    const addresses = instance === undefined ? network.egressAddresses : [instance.egressAddress];
    return { kind: "egress-addresses", addresses };
  }
  return {
    kind: "private-endpoint",
    vpcId: network.vpcId,
    subnetIds: network.subnetIds("isolated"),
    securityGroupId: access.database,
  };
}
