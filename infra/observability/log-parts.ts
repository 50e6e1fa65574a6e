import { postgresOf } from "../config/postgres-of.ts";
import { databaseIdentifier } from "../data/database-identifier.ts";

/** The parts beside the services, which share their names' space. */
export const LOG_PARTS = {
  flow: "flow",
  dump: "dump",
  database: "database",
  databaseUpgrade: "database-upgrade",
  trail: "trail",
  firewall: "firewall",
} as const;

/** Logs that are no service's. */
export const STACK_LOGS = [
  LOG_PARTS.firewall,
  LOG_PARTS.database,
  LOG_PARTS.databaseUpgrade,
  LOG_PARTS.flow,
  LOG_PARTS.trail,
  LOG_PARTS.dump,
] as const;

/** A log group that the stack declares. */
export interface LogPart {
  /** Last part of the logical name, and what `groupName` is asked for. */
  readonly part: string;
  /**
   * The physical name where a service of AWS writes to a name of its own; undefined leaves it to the engine.
   */
  readonly groupName: string | undefined;
}

/** What has to be known of a stack. */
export interface LoggedParts {
  /** By name. */
  readonly services: Readonly<Record<string, unknown>>;
  readonly database: { readonly engine?: "postgres" | "mongodb" | undefined } | undefined;
  readonly backup?: { readonly dump: unknown } | undefined;
  readonly edge?: { readonly waf: { readonly loadBalancer: boolean } };
  readonly account?: { readonly cloudTrail: "owned" | "elsewhere" };
  readonly hostnames?: readonly string[];
}

/**
 * The stack's log groups: one for each service, one for the network's flow logs, one for the dump's task, and two that RDS writes to
 * where there is a database of its. RDS's names: RDS User Guide, "Publishing PostgreSQL logs to Amazon CloudWatch
 * Logs", from memory, 2026-11.
 */
export function logParts(settings: LoggedParts, prefix: string): readonly LogPart[] {
  const ofDatabase = `/aws/rds/instance/${databaseIdentifier(prefix)}`;
  return [
    ...Object.keys(settings.services)
      .sort()
      .map((service) => ({ part: service, groupName: undefined })),
    { part: LOG_PARTS.flow, groupName: undefined },
    ...(settings.backup?.dump === undefined ? [] : [{ part: LOG_PARTS.dump, groupName: undefined }]),
    ...(postgresOf(settings.database) === undefined
      ? []
      : [
          { part: LOG_PARTS.database, groupName: `${ofDatabase}/postgresql` },
          { part: LOG_PARTS.databaseUpgrade, groupName: `${ofDatabase}/upgrade` },
        ]),
    ...(settings.account?.cloudTrail === "owned" ? [{ part: LOG_PARTS.trail, groupName: undefined }] : []),
    // AWS WAF writes to groups of this prefix only (AWS WAF guide, "Logging destinations", from memory, 2026-11).
    ...(settings.edge?.waf.loadBalancer === true && settings.hostnames?.length !== 0
      ? [{ part: LOG_PARTS.firewall, groupName: `aws-waf-logs-${prefix}` }]
      : []),
  ];
}

/** Every log that a query asks, as `groupName` takes it. */
export function logsOf(query: {
  readonly services: readonly string[];
  readonly logs: readonly string[];
}): readonly string[] {
  return [...query.services, ...query.logs];
}
