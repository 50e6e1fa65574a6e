import type { PostgresSettings } from "../config/database-settings.ts";

export interface Parameter {
  readonly name: string;
  readonly value: string;
  /** `immediate` for parameters that PostgreSQL takes without a restart, which all of these are. */
  readonly applyMethod: "immediate";
}

/**
 * The server's parameters that differ from RDS's or must not depend on its defaults. Source: RDS User Guide,
 * "Working with parameters on your RDS for PostgreSQL DB instance", from memory, 2026-11.
 */
export function postgresParameters(
  settings: Pick<PostgresSettings, "slowQueryMilliseconds">,
): readonly Parameter[] {
  const values: Readonly<Record<string, string>> = {
    "rds.force_ssl": "1", // a connection without TLS is refused (checklist ENC-05)
    ssl_min_protocol_version: "TLSv1.2", // ENC-04
    password_encryption: "scram-sha-256",
    log_min_duration_statement: String(settings.slowQueryMilliseconds), // DAT-09
    log_connections: "1",
    log_disconnections: "1",
    log_lock_waits: "1", // who waits for whom longer than deadlock_timeout: the first question in an incident
    // By kind, fast ones too: `ddl` would write the passwords of `ALTER ROLE` into the log in clear.
    log_statement: "none",
  };
  return Object.entries(values).map(([name, value]) => ({ name, value, applyMethod: "immediate" }));
}
