import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { RESTORE_DONE, restoreDraft, restoreScript } from "../../../infra/backup/restore-draft.ts";
import type { DumpSettings, RestoreTestSettings } from "../../../infra/config/backup-settings.ts";
import { resolve } from "../../../infra/config/resolve.ts";
import { referenceConfig } from "../config/reference-config.ts";
import { exampleSettings } from "../example-settings.ts";

const test: RestoreTestSettings = {
  image: `ghcr.io/shop/restore@sha256:${"b".repeat(64)}`,
  cpuUnits: 512,
  memoryMib: 1024,
  schedule: "23:30",
};
const dump: DumpSettings = {
  image: `ghcr.io/shop/dump@sha256:${"a".repeat(64)}`,
  architecture: "ARM64",
  user: "1000:1000",
  cpuUnits: 256,
  memoryMib: 512,
  schedule: "22:30",
  retentionDays: 30,
  secretName: "DATABASE_URL",
  restoreTest: test,
};

/** As mongorestore ends: its time, a tab, the count. */
const ended = (restored: number, failed = 0) =>
  `printf '2026-11-27T23:30:01.000+0000\\t${restored} document(s) restored successfully. ${failed} document(s) failed to restore.\\n' >&2`;

/** A bucket with these dumps, by day: 0 is today, 1 yesterday. A name per line. */
function bucket(days: Readonly<Record<number, readonly string[]>>): string {
  const lists = Object.entries(days).map(([back, names]) => {
    const folder = `$(date -u -d "@$(($(date -u +%s) - ${Number(back) * 86_400}))" +%Y/%m/%d)/`;
    const lines = names.map((name) => `2026-11-27 22:30:09    1024 ${name}`).join("\\n");
    return `[[ "$3" == *"${folder}" ]] && { printf '${lines}\\n'; exit 0; }`;
  });
  return [`if [ "$2" = ls ]; then`, ...lists, "exit 1; fi", 'echo "$@" >> "$OUT"; echo "dump of $3"'].join(
    "\n",
  );
}

interface Programs {
  readonly aws: string;
  readonly mongod?: string;
  readonly mongorestore?: string;
  readonly psql?: string;
  readonly pg_restore?: string;
}

/** Runs the task's command with programs in place of those that it calls; each that takes a dump keeps what it was given. */
function run(programs: Programs, engine: "postgres" | "mongodb" = "mongodb") {
  const folder = mkdtempSync(join(tmpdir(), "slipway-restore-"));
  try {
    const quiet = { mongod: "", initdb: "", pg_ctl: "", createdb: "" };
    for (const [name, body] of Object.entries({ ...quiet, ...programs })) {
      writeFileSync(join(folder, name), `#!/bin/bash\n${body}\n`);
      chmodSync(join(folder, name), 0o755);
    }
    const out = join(folder, "out");
    const env = {
      PATH: `${folder}:${process.env.PATH ?? ""}`,
      BACKUP_BUCKET: "backups",
      SCRATCH: join(folder, "scratch"),
      OUT: out,
    };
    const ran = spawnSync("bash", ["-euo", "pipefail", "-c", restoreScript(engine)], {
      env,
      encoding: "utf8",
    });
    const said = existsSync(out) ? readFileSync(out, "utf8") : "";
    return { status: ran.status, stdout: ran.stdout, stderr: ran.stderr, said };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const TODAY = bucket({ 0: ["223000.dump"] });
const RESTORES = `cat >> "$OUT"; ${ended(4711)}`;

describe("restoreScript", () => {
  it("restores the newest dump into a server of its own, and says last how much came back", () => {
    const aws = bucket({ 0: ["223000.dump", "101500.dump"] });
    const { said, status, stdout } = run({ aws, mongorestore: `echo "$@" >> "$OUT"; ${RESTORES}` });
    expect(status).toBe(0);
    expect(stdout).toMatch(
      new RegExp(`^${RESTORE_DONE} mongodb/\\d{4}/\\d\\d/\\d\\d/223000\\.dump: 4711 documents\\n$`),
    );
    expect(said).toMatch(/s3 cp s3:\/\/backups\/mongodb\/[\d/]+\/223000\.dump - --only-show-errors/);
    expect(said).toContain("--uri=mongodb://127.0.0.1:27017 --archive --gzip --stopOnError");
    expect(said).toMatch(/dump of s3:\/\/backups\/mongodb\/[\d/]+\/223000\.dump/);
  });

  it("takes yesterday's where today has none yet", () => {
    const aws = bucket({ 1: ["223000.dump"] });
    expect(run({ aws, mongorestore: RESTORES })).toMatchObject({ status: 0 });
  });

  it.each<[string, Programs, RegExp]>([
    [
      "there is no dump of today or yesterday",
      { aws: bucket({ 2: ["223000.dump"] }), mongorestore: RESTORES },
      /no dump of today or yesterday under mongodb\/\n$/,
    ],
    [
      "the bucket does not answer",
      { aws: "echo AccessDenied >&2; exit 254", mongorestore: RESTORES },
      /AccessDenied[\s\S]*no dump of today/,
    ],
    [
      "the server does not start",
      { aws: TODAY, mongod: "echo broken >&2; exit 48", mongorestore: RESTORES },
      /broken\n$/,
    ],
    [
      "the dump is cut off",
      {
        aws: TODAY,
        mongorestore:
          "cat > /dev/null; echo 'Failed: stream or file does not appear to be a mongodump archive' >&2; exit 1",
      },
      /does not appear to be a mongodump archive[\s\S]*223000\.dump cannot be restored/,
    ],
    [
      "the download breaks off, although what came was restored",
      { aws: `${TODAY}; exit 1`, mongorestore: RESTORES },
      /223000\.dump cannot be restored/,
    ],
    [
      "nothing comes back",
      { aws: TODAY, mongorestore: `cat > /dev/null; ${ended(0)}` },
      /223000\.dump holds nothing/,
    ],
    [
      "some documents are lost",
      { aws: TODAY, mongorestore: `cat > /dev/null; ${ended(10, 1)}` },
      /223000\.dump holds nothing/,
    ],
    ["the restore says nothing", { aws: TODAY, mongorestore: "cat > /dev/null" }, /holds nothing/],
  ])("fails, and never says that it is done, where %s", (_case, programs, stderr) => {
    const ran = run(programs);
    expect(ran.status).not.toBe(0);
    expect(ran.stdout).not.toContain(RESTORE_DONE);
    expect(ran.stderr).toMatch(stderr);
  });

  it("does the same for PostgreSQL, and counts tables", () => {
    const aws = TODAY;
    const restored = run({ aws, pg_restore: 'cat >> "$OUT"', psql: "echo 12" }, "postgres");
    expect(restored.stdout).toMatch(/^dump restored postgres\/[\d/]+\/223000\.dump: 12 tables\n$/);
    const empty = run({ aws, pg_restore: "cat > /dev/null", psql: "echo 0" }, "postgres");
    expect(empty).toMatchObject({ status: 1, stdout: "" });
    const broken = run(
      { aws, pg_restore: "cat > /dev/null; echo half >&2; exit 1", psql: "echo 12" },
      "postgres",
    );
    expect(broken).toMatchObject({ status: 1, stdout: "" });
    expect(broken.stderr).toContain("half\n");
  });
});

describe("restoreDraft", () => {
  it("knows no password, has one folder to write to and no port", () => {
    const [container] = restoreDraft(exampleSettings(), dump, test).containers;
    expect(container).toMatchObject({
      image: test.image,
      user: "1000:1000",
      readonlyRootFilesystem: true,
      portMappings: [],
      secrets: [],
      mountPoints: [{ sourceVolume: "scratch", containerPath: "/scratch", readOnly: false }],
    });
  });

  it("asks for the disk that the whole database takes, where more is needed than comes along", () => {
    const { settings } = resolve(referenceConfig("staging"));
    const { database } = settings;
    if (database?.engine !== "postgres") throw new Error("PostgreSQL was expected; got none");
    const of = (maxStorageGib: number) => ({ ...settings, database: { ...database, maxStorageGib } });
    expect(restoreDraft(of(40), dump, test)).toMatchObject({ ephemeralStorage: { sizeInGib: 45 } });
    expect(restoreDraft(of(10), dump, test)).not.toHaveProperty("ephemeralStorage");
  });
});
