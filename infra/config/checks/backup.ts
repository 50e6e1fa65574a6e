import { MOST_RESTORED_GIB } from "../../backup/restore-disk.ts";
import { SCRATCH_MIB } from "../../backup/scratch-draft.ts";
import type { Problem } from "../../lib/errors.ts";
import { shown } from "../../lib/shown.ts";
import { backupReplicationRegions } from "../../tables/backup-replication-regions.ts";
import { LEAST_CONTAINER_MIB } from "../../tables/instance-task-sizes.ts";
import type { ConfigParts } from "../config.ts";
import { postgresOf } from "../postgres-of.ts";
import { dumpSecret } from "../resolve-backup.ts";
import { orList } from "../schema/word.ts";
import { DEFAULTS } from "../tier-defaults.ts";
import { checkSize, fargateSize } from "./task-size.ts";

/** MiB: the container, beside its folder in memory. */
const LEAST_DUMP_MIB = LEAST_CONTAINER_MIB + SCRATCH_MIB;

/** What the copies of the database need beside their own words. */
export function checkBackup(parts: ConfigParts, wrong: ReadonlySet<string>): readonly Problem[] {
  const { backup, database } = parts;
  if (database === undefined) {
    if (backup === undefined || wrong.has("database")) return [];
    const expected = "a database to back up";
    return [{ where: "backup", expected, found: "no database", next: "Add database or remove backup" }];
  }
  return [
    ...checkRegionPair(parts),
    ...checkRetention(parts),
    ...(backup?.dump === undefined
      ? checkDump(wrong)
      : checkSize("backup.dump", backup.dump, parts, LEAST_DUMP_MIB)),
    ...checkSecret(parts, wrong),
    ...checkRestoreTest(parts),
  ];
}

/** RDS copies automated backups between some regions only. */
function checkRegionPair({ aws, database }: ConfigParts): readonly Problem[] {
  if (database?.engine === "mongodb") return []; // Atlas copies to every region that it sells
  if (aws?.region === undefined || aws.recoveryRegion === undefined) return [];
  if (aws.region === aws.recoveryRegion) return []; // told by the check of regions
  const offered = backupReplicationRegions[aws.region] ?? [];
  if (offered.includes(aws.recoveryRegion)) return [];
  const to = offered.length === 0 ? "none is known" : orList(offered);
  return [
    {
      where: "aws.recoveryRegion",
      expected: `a region to which RDS copies backups from ${aws.region} (${to})`,
      found: shown(aws.recoveryRegion),
      next:
        offered.length === 0
          ? "Take another aws.region for a stack with a database"
          : `Write recoveryRegion: ${offered[0]}`,
    },
  ];
}

/** A month's copy that goes before a day's would leave nothing for the time between. */
function checkRetention({ backup, tier }: ConfigParts): readonly Problem[] {
  if (tier === undefined) return [];
  const daily = backup?.dailyRetentionDays ?? DEFAULTS["backup.dailyRetentionDays"][tier];
  const monthly = backup?.monthlyRetentionDays ?? DEFAULTS["backup.monthlyRetentionDays"][tier];
  if (monthly >= daily) return [];
  const expected = `at least the ${daily} days that a daily snapshot is kept`;
  const next = `Write monthlyRetentionDays: ${Math.max(daily, 365)}`;
  return [{ where: "backup.monthlyRetentionDays", expected, found: String(monthly), next }];
}

/** The rule of BAK-12 refuses a database without one, for every product: here it costs no preview. */
function checkDump(wrong: ReadonlySet<string>): readonly Problem[] {
  if ([...wrong].some((path) => path.startsWith("backup"))) return [];
  const expected =
    "a logical dump of the database into the recovery region, which row BAK-12 asks of every product";
  const next = "Add it with image, architecture, user, cpuUnits, memoryMib and schedule";
  return [{ where: "backup.dump", expected, found: "nothing", next }];
}

/** M0 has no snapshots: what was dumped is all that can come back, so somebody has to have seen it come back. */
function hasOnlyDumps(database: ConfigParts["database"]): boolean {
  return database?.engine === "mongodb" && database.tier === "M0";
}

function untried(where: string): Problem {
  const expected = "a test that the dump restores, with tier M0, which has no snapshots beside it";
  const next = "Add it with image, cpuUnits, memoryMib and schedule, or write tier: FLEX or a larger one";
  return { where, expected, found: "nothing", next };
}

/** What the task that restores the dump can hold, and when there is something to restore. */
function checkRestoreTest({ backup, database }: ConfigParts): readonly Problem[] {
  const dump = backup?.dump;
  const test = dump?.restoreTest;
  const at = "backup.dump.restoreTest";
  if (test === undefined) return dump !== undefined && hasOnlyDumps(database) ? [untried(at)] : [];
  const largest = database === undefined ? undefined : largestWritten(database);
  return [
    ...fargateSize(at, test),
    ...(largest === undefined || largest <= MOST_RESTORED_GIB
      ? []
      : [
          {
            where: at,
            expected: `a database of ${MOST_RESTORED_GIB} GiB at most, which a task's disk holds`,
            found: `up to ${largest} GiB`,
            next: "Remove it, and restore by hand as the runbook says",
          },
        ]),
    ...(test.schedule === undefined || test.schedule !== backup?.dump?.schedule
      ? []
      : [
          {
            where: `${at}.schedule`,
            expected: "another time than the dump's, after it",
            found: shown(test.schedule),
            next: "Write a later one",
          },
        ]),
  ];
}

function largestWritten(database: NonNullable<ConfigParts["database"]>): number | undefined {
  return database.engine === "mongodb" ? database.storageGib : postgresOf(database)?.maxStorageGib;
}

/** The dump connects with the database's URL, which only a secret may hold. */
function checkSecret(parts: ConfigParts, wrong: ReadonlySet<string>): readonly Problem[] {
  if (parts.backup?.dump === undefined || [...wrong].some((path) => path.startsWith("secrets"))) return [];
  if (dumpSecret(parts) !== undefined) return [];
  const [name, from] =
    postgresOf(parts.database)?.pool === undefined
      ? ["DATABASE_URL", "database.url"]
      : ["DATABASE_DIRECT_URL", "database.directUrl"];
  const expected = `a secret composed from ${from}, with which it connects`;
  const next = `Add ${name}: { kind: composed, from: ${from} } under secrets`;
  return [{ where: "backup.dump", expected, found: "none under secrets", next }];
}
