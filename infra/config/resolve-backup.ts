import type { BackupSettings, DumpSettings } from "./backup-settings.ts";
import type { Config, ConfigParts } from "./config.ts";
import type { Decisions } from "./decisions.ts";
import { postgresOf } from "./postgres-of.ts";

/** Copies of the database: with the defaults where a stack only says that it has one. */
export function resolveBackup(config: Config, decide: Decisions): BackupSettings | undefined {
  const { backup, database } = config;
  if (database === undefined) return decide.absent("backup");
  return {
    window: decide.or("backup.window", backup?.window),
    dailyRetentionDays: decide.or("backup.dailyRetentionDays", backup?.dailyRetentionDays),
    monthlyRetentionDays: decide.or("backup.monthlyRetentionDays", backup?.monthlyRetentionDays),
    lock: decide.or("backup.lock", backup?.lock),
    dump: resolveDump(config, decide),
  };
}

function resolveDump(config: Config, decide: Decisions): DumpSettings | undefined {
  const { backup } = config;
  const dump = backup?.dump;
  if (dump === undefined) return decide.absent("backup.dump");
  const { architecture, cpuUnits, image, memoryMib, schedule, user } = dump;
  return {
    image,
    architecture,
    user,
    cpuUnits,
    memoryMib,
    schedule,
    retentionDays: decide.or("backup.dump.retentionDays", dump.retentionDays),
    secretName: decide.derived("backup.dump.secretName", dumpSecret(config) ?? ""), // the checks want one
    restoreTest: decide.or("backup.dump.restoreTest", dump.restoreTest),
  };
}

/**
 * The secret with which a dump connects: the instance's own URL, since a dump holds one connection for long; without a pool any URL
 * is the instance's own. The first by name where several do.
 */
export function dumpSecret({
  database,
  secrets,
}: Pick<ConfigParts, "database" | "secrets">): string | undefined {
  const named = (from: string) =>
    Object.entries(secrets ?? {})
      .filter(([, secret]) => secret?.kind === "composed" && secret.from === from)
      .map(([name]) => name)
      .sort()[0];
  return (
    named("database.directUrl") ??
    (postgresOf(database)?.pool === undefined ? named("database.url") : undefined)
  );
}
