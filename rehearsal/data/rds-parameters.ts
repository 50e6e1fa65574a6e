/** One server parameter: whether a change waits for a restart, and what it may be. */
export interface ParameterFact {
  readonly apply: "dynamic" | "static";
  readonly values: readonly string[] | { readonly min: number; readonly max: number } | "text";
}

const SWITCH = ["0", "1"];
const range = (min: number, max: number): { readonly min: number; readonly max: number } => ({ min, max });
const INT32 = 2_147_483_647;

/**
 * Parameters of RDS for PostgreSQL that stacks set (RDS User Guide, "Working with parameters on your RDS for
 * PostgreSQL DB instance", and PostgreSQL's own manual for ranges, from memory, 2026-11). Not all of some 400:
 * another one is added here.
 */
export const POSTGRES_PARAMETERS: Readonly<Record<string, ParameterFact>> = {
  "auto_explain.log_min_duration": { apply: "dynamic", values: range(-1, INT32) },
  "rds.force_ssl": { apply: "dynamic", values: SWITCH },
  "rds.log_retention_period": { apply: "dynamic", values: range(1440, 10_080) },
  "rds.logical_replication": { apply: "static", values: SWITCH },
  "pg_stat_statements.track": { apply: "dynamic", values: ["none", "top", "all"] },
  autovacuum: { apply: "dynamic", values: SWITCH },
  autovacuum_max_workers: { apply: "static", values: range(1, 262_143) },
  autovacuum_vacuum_scale_factor: { apply: "dynamic", values: range(0, 100) },
  checkpoint_timeout: { apply: "dynamic", values: range(30, 86_400) },
  client_encoding: { apply: "dynamic", values: "text" },
  deadlock_timeout: { apply: "dynamic", values: range(1, INT32) },
  default_statistics_target: { apply: "dynamic", values: range(1, 10_000) },
  effective_cache_size: { apply: "dynamic", values: "text" },
  idle_in_transaction_session_timeout: { apply: "dynamic", values: range(0, INT32) },
  idle_session_timeout: { apply: "dynamic", values: range(0, INT32) },
  lock_timeout: { apply: "dynamic", values: range(0, INT32) },
  log_autovacuum_min_duration: { apply: "dynamic", values: range(-1, INT32) },
  log_checkpoints: { apply: "dynamic", values: SWITCH },
  log_connections: { apply: "dynamic", values: "text" },
  log_disconnections: { apply: "dynamic", values: SWITCH },
  log_lock_waits: { apply: "dynamic", values: SWITCH },
  log_min_duration_statement: { apply: "dynamic", values: range(-1, INT32) },
  log_parameter_max_length: { apply: "dynamic", values: range(-1, 1_073_741_823) },
  log_statement: { apply: "dynamic", values: ["none", "ddl", "mod", "all"] },
  log_temp_files: { apply: "dynamic", values: range(-1, INT32) },
  maintenance_work_mem: { apply: "dynamic", values: "text" },
  max_connections: { apply: "static", values: "text" },
  max_locks_per_transaction: { apply: "static", values: range(10, INT32) },
  max_wal_size: { apply: "dynamic", values: "text" },
  password_encryption: { apply: "dynamic", values: ["md5", "scram-sha-256"] },
  random_page_cost: { apply: "dynamic", values: "text" },
  shared_buffers: { apply: "static", values: "text" },
  shared_preload_libraries: { apply: "static", values: "text" },
  ssl_max_protocol_version: { apply: "dynamic", values: ["TLSv1.2", "TLSv1.3"] },
  ssl_min_protocol_version: { apply: "dynamic", values: ["TLSv1.2", "TLSv1.3"] },
  statement_timeout: { apply: "dynamic", values: range(0, INT32) },
  tcp_keepalives_count: { apply: "dynamic", values: range(0, INT32) },
  tcp_keepalives_idle: { apply: "dynamic", values: range(0, INT32) },
  tcp_keepalives_interval: { apply: "dynamic", values: range(0, INT32) },
  timezone: { apply: "dynamic", values: "text" },
  track_activity_query_size: { apply: "static", values: range(100, 1_048_576) },
  work_mem: { apply: "dynamic", values: "text" },
};

/** What is wrong with a value, or undefined. */
export function parameterProblem(fact: ParameterFact, value: string): string | undefined {
  if (fact.values === "text") return undefined;
  if (Array.isArray(fact.values)) {
    const allowed: readonly string[] = fact.values;
    return allowed.includes(value) ? undefined : `one of ${allowed.join(", ")}`;
  }
  const { min, max } = fact.values as { readonly min: number; readonly max: number }; // neither "text" nor a list
  const number = Number(value);
  return value.trim() !== "" && number >= min && number <= max ? undefined : `${min} to ${max}`;
}
