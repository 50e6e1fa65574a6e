import type { Problem } from "../../lib/errors.ts";
import { shown } from "../../lib/shown.ts";
import { rdsAuthority } from "../../tables/rds-authorities.ts";
import type { ConfigParts } from "../config.ts";
import { POOL_PASSWORD } from "../pooler.ts";
import { postgresOf } from "../postgres-of.ts";

/** A pooler knows by whom the database's certificate is signed, and the name of its password is the stack's own. */
export function checkPooler(parts: ConfigParts): readonly Problem[] {
  if (postgresOf(parts.database)?.pool?.kind !== "pgbouncer") return [];
  return [...authority(parts), ...password(parts)];
}

function authority({ aws }: ConfigParts): readonly Problem[] {
  const region = aws?.region;
  if (region === undefined || rdsAuthority(region) !== undefined) return [];
  return [
    {
      where: "database.pool.kind",
      expected:
        "a pool that can tell the database from somebody else: pgbouncer wants RDS's root certificate",
      found: `none for ${region} in infra/tables/rds-authorities.json`,
      next: "Write kind: rds-proxy, or add that region's rds-ca-rsa2048-g1 from AWS's bundle",
    },
  ];
}

function password(parts: ConfigParts): readonly Problem[] {
  if (parts.secrets?.[POOL_PASSWORD] === undefined) return [];
  const expected = "a name that the stack does not use itself, for the poolers beside the tasks";
  const where = `secrets.${POOL_PASSWORD}`;
  return [{ where, expected, found: shown(POOL_PASSWORD), next: "Rename the secret" }];
}
