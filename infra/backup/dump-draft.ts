import type { DumpSettings } from "../config/backup-settings.ts";
import type { DatabaseSettings } from "../config/database-settings.ts";
import type { Settings } from "../config/settings.ts";
import { referenceTo } from "../service/references.ts";
import { taskHost } from "../service/task-draft.ts";
import { atlasTiers } from "../tables/atlas-tiers.ts";
import { type ScratchDraft, scratchDraft } from "./scratch-draft.ts";

/** Name of the task's one container, its log part and the first part of its dumps' names. */
export const DUMP = "dump";

/** The programs that dump and restore, and where dumps lie in their bucket. */
interface DumpKind {
  /** The bucket's folder; it tells which program can read what lies there. */
  readonly prefix: string;
  /** The program's name as the process list has it. */
  readonly program: string;
  /** Writes one file to the standard output. */
  readonly command: string;
}

/**
 * `mongodump` reads the URL from a file that never is one: on its command line every process would see the password (MongoDB
 * Database Tools, "mongodump", option --config, from memory, 2026-11). `printf` is a word of bash itself, no process.
 */
const KINDS: Readonly<Record<DatabaseSettings["engine"], DumpKind>> = {
  postgres: {
    prefix: "postgres/",
    program: "pg_dump",
    command: 'pg_dump --format=custom --no-owner --dbname="$DATABASE_URL"',
  },
  mongodb: {
    prefix: "mongodb/",
    program: "mongodump",
    command: `mongodump --config=<(printf 'uri: "%s"\\n' "$DATABASE_URL") --archive --gzip --quiet`,
  },
};

/** Where dumps of that engine lie in their bucket. */
export function dumpPrefix(engine: DatabaseSettings["engine"]): string {
  return KINDS[engine].prefix;
}

/** Bytes of one GiB. */
const GIB = 1024 ** 3;

/** What a finished dump says in its log; the alarm that a dump is missing waits for these words. */
export const DUMP_DONE = "dump written";

/**
 * Streams the dump straight into the bucket, so that its size needs no disk. S3 splits an upload by the size that it is told, 10,000
 * parts at most, and makes the object when the upload is completed (S3 API, "CompleteMultipartUpload", as
 * rdocumentation.org/packages/paws.storage has it, read 2026-11-27); the AWS command line completes it at the end of its input (tried
 * with 1.45.11, 2026-11-27). So the script holds the pipe's end open until the dump has ended well: after a fault the upload is killed
 * with all its processes before it sees an end, and half a dump never lies under a name that a reader takes for a whole one. That
 * needs no right to read or to delete; parts that are left go by the bucket's rule. Who ignores the signal to stop hands that on:
 * dump and upload have the time until the task is killed as a whole.
 */
export function dumpScript(engine: DatabaseSettings["engine"]): string {
  const { command, prefix } = KINDS[engine];
  return [
    `key="${prefix}$(date -u +%Y/%m/%d/%H%M%S).dump"`,
    `pipe="$SCRATCH/dump"`,
    "fault=0",
    `trap "" TERM`,
    `mkfifo "$pipe"`,
    "set -m", // a group of its own for the upload
    `aws s3 cp - "s3://$BACKUP_BUCKET/$key" --expected-size "$EXPECTED_BYTES" --only-show-errors < "$pipe" &`,
    "upload=$!",
    "set +m",
    `exec 3> "$pipe"`,
    `${command} >&3 || fault=$?`,
    `if [ "$fault" -ne 0 ]; then`,
    `  kill -KILL -- "-$upload" 2> /dev/null || true`,
    `  echo "no dump was written: the program ended with $fault" >&2; exit "$fault"`,
    "fi",
    "exec 3>&-",
    `wait "$upload"`,
    `echo "${DUMP_DONE} $key"`,
  ].join("\n");
}

/** The task that dumps the database. */
export function dumpDraft(settings: Settings, dump: DumpSettings): ScratchDraft {
  const engine = engineOf(settings);
  return scratchDraft(settings, {
    name: DUMP,
    logs: DUMP,
    script: dumpScript(engine),
    programs: [KINDS[engine].program, "aws"],
    size: dump,
    runs: dump,
    scratch: "memory",
    host: taskHost(settings),
    environment: [{ name: "EXPECTED_BYTES", value: String(largestGib(settings.database) * GIB) }],
    secrets: [{ name: "DATABASE_URL", valueFrom: referenceTo(`secret:${dump.secretName}`) }],
  });
}

function engineOf({ database }: Settings): DatabaseSettings["engine"] {
  return database?.engine ?? "postgres";
}

/** GiB: a dump is never larger than the disk that it comes from. */
export function largestGib(database: DatabaseSettings | undefined): number {
  if (database === undefined) return 1;
  if (database.engine === "postgres") return database.maxStorageGib;
  return database.storageGib ?? Math.ceil(atlasTiers[database.tier].includedGib ?? 1);
}
