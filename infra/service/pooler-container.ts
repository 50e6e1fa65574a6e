import type { PgbouncerPool, PostgresSettings } from "../config/database-settings.ts";
import { POOL_PASSWORD, POOLER, POOLER_CLIENTS } from "../config/pooler.ts";
import type { ServiceSettings } from "../config/service-settings.ts";
import type { Settings } from "../config/settings.ts";
import { POSTGRES_PORT } from "../data/ports.ts";
import { rdsAuthority } from "../tables/rds-authorities.ts";
import { type ContainerDefinition, logging } from "./container-definition.ts";
import { imageLogin } from "./image-login.ts";
import { memoryFolder } from "./memory-folder.ts";
import { referenceTo } from "./references.ts";
import { secretLabels } from "./secret-labels.ts";

/** Name of the pooler's container, and of its part in log streams. */
export const POOLER_NAME = "pgbouncer";

/** What the pooler has of the task, CPU units and MiB: one process, some kilobytes a connection (pgbouncer.org, "Features", read 2026-11-27). */
export const POOLER_CPU_UNITS = 32;
export const POOLER_MEMORY_MIB = 64;

/** The folder in memory for its files, some kilobytes, and its size in MiB: ECS's smallest. */
const FOLDER = "/run/pooler";
const FOLDER_MIB = 1;

/** A user that no image needs to know. */
const USER = "65532:65532";

/**
 * Writes its files and becomes the pooler. Its clients log in as the database's user with the same password, over the loopback;
 * to the database it speaks TLS alone, and only to a server whose certificate bears the host's name and comes from RDS's own
 * authority in this region, which no image's trust store holds: it travels with the task as a plain variable. Words: pgbouncer.org, "Configuration" (read 2026-11-27); transaction mode keeps prepared
 * statements of the protocol since 1.21 by max_prepared_statements.
 */
const SCRIPT = [
  "umask 077",
  `printf '%s\\n' "$POOL_SERVER_CA" > ${FOLDER}/server-ca.pem`,
  `printf '"%s" "%s"\\n' "$POOL_USER" "$(printf %s "$POOL_PASSWORD" | sed 's/"/""/g')" > ${FOLDER}/userlist.txt`,
  `cat > ${FOLDER}/pgbouncer.ini <<END`,
  "[databases]",
  "$POOL_DATABASE = host=$POOL_HOST port=$POOL_PORT dbname=$POOL_DATABASE",
  "[pgbouncer]",
  `listen_addr = ${POOLER.host}`,
  `listen_port = ${POOLER.port}`,
  "unix_socket_dir =",
  "auth_type = scram-sha-256",
  `auth_file = ${FOLDER}/userlist.txt`,
  "pool_mode = $POOL_MODE",
  "default_pool_size = $POOL_SIZE",
  "max_db_connections = $POOL_SIZE",
  `max_client_conn = ${POOLER_CLIENTS}`,
  "max_prepared_statements = 200",
  "server_tls_sslmode = $POOL_SERVER_TLS",
  `server_tls_ca_file = ${FOLDER}/server-ca.pem`,
  "server_tls_protocols = secure",
  "ignore_startup_parameters = extra_float_digits",
  "END",
  `exec pgbouncer ${FOLDER}/pgbouncer.ini`,
].join("\n");

/** PgBouncer beside the application; the application starts once it answers. Its image holds sh, sed, nc and pgbouncer. */
export function poolerContainer(
  settings: Settings,
  service: ServiceSettings,
  pool: PgbouncerPool,
  { databaseName, username }: Pick<PostgresSettings, "databaseName" | "username">,
): ContainerDefinition {
  return {
    name: POOLER_NAME,
    image: pool.image,
    ...imageLogin(pool.imageCredentials),
    essential: true,
    command: ["/bin/sh", "-ec", SCRIPT],
    user: USER,
    readonlyRootFilesystem: true,
    portMappings: [],
    // By name, as the provider sorts them.
    environment: [
      { name: "POOL_DATABASE", value: databaseName },
      { name: "POOL_HOST", value: referenceTo("database.directHost") },
      { name: "POOL_MODE", value: "transaction" },
      { name: "POOL_PORT", value: String(POSTGRES_PORT) },
      { name: "POOL_SERVER_CA", value: authorityIn(settings.aws.region) },
      { name: "POOL_SERVER_TLS", value: "verify-full" },
      { name: "POOL_SIZE", value: String(pool.connectionsPerTask) },
      { name: "POOL_USER", value: username },
    ],
    secrets: [{ name: "POOL_PASSWORD", valueFrom: referenceTo(`secret:${POOL_PASSWORD}`) }],
    ...secretLabels(settings, [POOL_PASSWORD]),
    mountPoints: [],
    healthCheck: {
      command: ["CMD-SHELL", `nc -z ${POOLER.host} ${POOLER.port}`],
      interval: service.health.intervalSeconds,
      timeout: service.health.timeoutSeconds,
      retries: service.health.retries,
      startPeriod: service.health.startPeriodSeconds,
    },
    logConfiguration: logging(settings, service.name),
    linuxParameters: {
      initProcessEnabled: true,
      capabilities: { drop: ["ALL"] },
      tmpfs: [memoryFolder(FOLDER, FOLDER_MIB)],
    },
    stopTimeout: service.stopTimeoutSeconds,
    cpu: POOLER_CPU_UNITS,
    memory: POOLER_MEMORY_MIB - FOLDER_MIB,
  };
}

/** A region without one is refused before (checkPooler). */
function authorityIn(region: string): string {
  const authority = rdsAuthority(region);
  if (authority === undefined) throw new Error(`${region}: a root certificate of RDS; got none`);
  return authority;
}
