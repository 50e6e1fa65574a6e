import type { DumpSettings, RestoreTestSettings } from "../config/backup-settings.ts";
import type { DatabaseSettings } from "../config/database-settings.ts";
import type { Settings } from "../config/settings.ts";
import { DUMP, dumpPrefix, largestGib } from "./dump-draft.ts";
import { restoreDiskGib } from "./restore-disk.ts";
import { type ScratchDraft, scratchDraft } from "./scratch-draft.ts";

/** Name of the task's one container, and the first part of its log streams' names. */
export const RESTORE_TEST = "restore-test";

/** What a restore that brought something back says in its log; the alarm that none did waits for these words. */
export const RESTORE_DONE = "dump restored";

/** Seconds in a day. */
const DAY = 86_400;

/** An empty server, the dump into it, and how much came back: `restored`, a number. */
interface RestoreKind {
  readonly programs: readonly string[];
  readonly start: string;
  /** Reads the dump from the standard input. */
  readonly restore: string;
  readonly count: string;
  /** What is counted. */
  readonly unit: string;
}

/**
 * `mongorestore` ends well with some documents lost unless it is told to stop at the first, and tells how many came back in its last
 * line (mongo-tools, mongorestore/main/mongorestore.go: "document(s) restored successfully", read 2026-11-27). PostgreSQL's server
 * listens on a socket only, MongoDB's on the task's own address.
 */
const KINDS: Readonly<Record<DatabaseSettings["engine"], RestoreKind>> = {
  mongodb: {
    programs: ["mongod", "mongorestore", "aws"],
    start: `mongod --dbpath "$SCRATCH/db" --bind_ip 127.0.0.1 --nounixsocket --fork --logpath "$SCRATCH/server.log" > /dev/null`,
    restore: `mongorestore --uri=mongodb://127.0.0.1:27017 --archive --gzip --stopOnError 2> "$SCRATCH/restore.log"`,
    count: `sed -n 's/.*[^0-9]\\([0-9][0-9]*\\) document(s) restored successfully\\. 0 document(s) failed.*/\\1/p' "$SCRATCH/restore.log"`,
    unit: "documents",
  },
  postgres: {
    programs: ["postgres", "pg_restore", "aws"],
    start: [
      `initdb --pgdata="$SCRATCH/db" --username=check --auth=trust > /dev/null`,
      `pg_ctl --pgdata="$SCRATCH/db" --wait --log="$SCRATCH/server.log" --options="-c listen_addresses='' -c unix_socket_directories=$SCRATCH" start > /dev/null`,
      `createdb --host="$SCRATCH" --username=check restored`,
    ].join("\n"),
    restore: `pg_restore --host="$SCRATCH" --username=check --dbname=restored --no-owner --no-privileges --exit-on-error 2> "$SCRATCH/restore.log"`,
    count: `psql --host="$SCRATCH" --username=check --dbname=restored --no-align --tuples-only --command="select count(*) from information_schema.tables where table_schema not in ('pg_catalog', 'information_schema')"`,
    unit: "tables",
  },
};

/**
 * Restores the newest dump of today or yesterday into an empty server inside the task, and says so only when something came back: an
 * upload that ended well can still hold nothing that a server takes. Nobody's data is touched; the task knows no password.
 */
export function restoreScript(engine: DatabaseSettings["engine"]): string {
  const { count, restore, start, unit } = KINDS[engine];
  const prefix = dumpPrefix(engine);
  return [
    `key=""`,
    `for back in 0 ${DAY}; do`,
    `  folder="${prefix}$(date -u -d "@$(($(date -u +%s) - back))" +%Y/%m/%d)/"`,
    `  name=$({ aws s3 ls "s3://$BACKUP_BUCKET/$folder" || true; } | awk '{ print $4 }' | sort | tail -n 1)`,
    `  if [ -n "$name" ]; then key="$folder$name"; break; fi`,
    "done",
    `if [ -z "$key" ]; then echo "no dump of today or yesterday under ${prefix}" >&2; exit 1; fi`,
    `rm -rf "$SCRATCH/db" && mkdir -p "$SCRATCH/db"`,
    start,
    `if ! aws s3 cp "s3://$BACKUP_BUCKET/$key" - --only-show-errors | ${restore}; then`,
    `  tail -n 5 "$SCRATCH/restore.log" >&2; echo "$key cannot be restored" >&2; exit 1`,
    "fi",
    // Nothing counted is 0.
    `restored=$(( $(${count}) + 0 ))`,
    `if [ "$restored" -lt 1 ]; then echo "$key holds nothing" >&2; exit 1; fi`,
    `echo "${RESTORE_DONE} $key: $restored ${unit}"`,
  ].join("\n");
}

/** The task that restores the dump: always on Fargate, whose disk is as large as it is told to be. */
export function restoreDraft(
  settings: Settings,
  dump: DumpSettings,
  test: RestoreTestSettings,
): ScratchDraft {
  const engine = settings.database?.engine ?? "postgres";
  const disk = restoreDiskGib(largestGib(settings.database));
  const draft = scratchDraft(settings, {
    name: RESTORE_TEST,
    logs: DUMP,
    script: restoreScript(engine),
    programs: KINDS[engine].programs,
    size: test,
    runs: dump,
    scratch: "volume",
    host: { networkMode: "awsvpc", requiresCompatibilities: ["FARGATE"] },
    secrets: [],
  });
  return disk === undefined ? draft : { ...draft, ephemeralStorage: { sizeInGib: disk } };
}
