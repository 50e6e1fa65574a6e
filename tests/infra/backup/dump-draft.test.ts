import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { DUMP_DONE, dumpDraft, dumpScript } from "../../../infra/backup/dump-draft.ts";
import type { DumpSettings } from "../../../infra/config/backup-settings.ts";
import { referenceTo } from "../../../infra/service/references.ts";
import { exampleSettings } from "../example-settings.ts";

const dump: DumpSettings = {
  image: `ghcr.io/shop/dump@sha256:${"a".repeat(64)}`,
  architecture: "ARM64",
  user: "1000:1000",
  cpuUnits: 256,
  memoryMib: 512,
  schedule: "22:30",
  retentionDays: 30,
  secretName: "DATABASE_URL",
  restoreTest: undefined,
};

/** As `aws s3 cp -` does it: the object is there once its input has ended, and not before. Its own process is not the one that reads. */
const UPLOADS = 'part="$SCRATCH/parts"; echo "$@" > "$part"; cat >> "$part"; mv "$part" "$OUT"';

/** Runs the task's command with programs in place of the two that it calls; `object` is what the bucket holds then. */
function run(dumpProgram: string, aws = UPLOADS, engine: "postgres" | "mongodb" = "postgres") {
  const folder = mkdtempSync(join(tmpdir(), "slipway-dump-"));
  try {
    for (const [name, body] of Object.entries({ pg_dump: dumpProgram, mongodump: dumpProgram, aws })) {
      writeFileSync(join(folder, name), `#!/bin/bash\n${body}\n`);
      chmodSync(join(folder, name), 0o755);
    }
    const env = {
      PATH: `${folder}:${process.env.PATH ?? ""}`,
      DATABASE_URL: "postgresql://u:p@host:5432/shop",
      BACKUP_BUCKET: "backups",
      EXPECTED_BYTES: "1073741824",
      SCRATCH: folder,
      OUT: join(folder, "object"),
    };
    // A while after its end: an upload that was left alone would have ended too.
    const script = `bash -euo pipefail -c "$0"; ended=$?; sleep 0.2; exit $ended`;
    const { status, stderr, stdout } = spawnSync("bash", ["-c", script, dumpScript(engine)], {
      env,
      encoding: "utf8",
    });
    return {
      status,
      stdout,
      stderr,
      object: existsSync(env.OUT) ? readFileSync(env.OUT, "utf8") : undefined,
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What a dump leaves that was not written. */
const NOTHING = { stdout: "", object: undefined };

describe("dumpScript", () => {
  it("streams the dump into the bucket and says so last", () => {
    const { object, status, stdout } = run('echo "dump of $3"');
    expect(status).toBe(0);
    expect(object).toMatch(
      /^s3 cp - s3:\/\/backups\/postgres\/\d{4}\/\d\d\/\d\d\/\d{6}\.dump --expected-size 1073741824 --only-show-errors\ndump of --dbname=postgresql:/,
    );
    expect(stdout).toMatch(new RegExp(`^${DUMP_DONE} postgres/`));
  });

  it.each([
    ["fails midway", "echo half; sleep 0.1; exit 3", 3],
    ["fails before its first byte", "exit 1", 1],
    ["is killed for its memory", "echo half; kill -KILL $$", 137],
  ])("leaves no object, and never says that it is done, where pg_dump %s", (_case, program, status) => {
    const ran = run(program);
    expect(ran).toMatchObject({ ...NOTHING, status });
    expect(ran.stderr).toContain(`no dump was written: the program ended with ${status}\n`);
  });

  it("ends a dump that is told to stop, since the task has two minutes for it", () => {
    const { object, status } = run("kill -TERM $PPID; kill -TERM $$; echo whole");
    expect({ status, whole: object?.endsWith("whole\n") }).toEqual({ status: 0, whole: true });
  });

  it("hands mongodump the URL in a file that no process list shows", () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of bash
    const program = 'config="${1#--config=}"; echo "$2 $3"; cat "$config"; echo "$*" | grep -c "u:p" || true';
    const { object, status, stdout } = run(program, UPLOADS, "mongodb");
    expect(status).toBe(0);
    expect(object).toMatch(/^s3 cp - s3:\/\/backups\/mongodb\/\d{4}\/\d\d\/\d\d\/\d{6}\.dump /);
    expect(object).toContain('--archive --gzip\nuri: "postgresql://u:p@host:5432/shop"\n0\n');
    expect(stdout).toMatch(new RegExp(`^${DUMP_DONE} mongodb/`));
  });

  it("leaves no object where mongodump fails midway", () => {
    expect(run("echo half; exit 3", UPLOADS, "mongodb")).toMatchObject({ ...NOTHING, status: 3 });
  });

  it.each([
    ["at its end", "cat > /dev/null; exit 1"],
    ["at its start", "echo AccessDenied >&2; exit 1"],
  ])("fails with an upload that fails %s", (_case, aws) => {
    const ran = run("head -c 1000000 /dev/zero", aws);
    expect(ran).toMatchObject(NOTHING);
    expect(ran.status).not.toBe(0);
  });
});

describe("dumpDraft", () => {
  it("gives the container the URL as a secret, one folder to write to and no port", () => {
    const [container] = dumpDraft(exampleSettings(), dump).containers;
    expect(container).toMatchObject({
      user: "1000:1000",
      readonlyRootFilesystem: true,
      portMappings: [],
      secrets: [{ name: "DATABASE_URL", valueFrom: referenceTo("secret:DATABASE_URL") }],
      mountPoints: [],
      linuxParameters: { tmpfs: [{ containerPath: "/scratch" }] },
    });
    expect(JSON.stringify(container?.environment)).not.toContain("postgresql:");
  });

  it("uploads to the recovery region", () => {
    const [container] = dumpDraft(exampleSettings(), dump).containers;
    expect(container?.environment).toContainEqual({ name: "AWS_REGION", value: "eu-central-1" });
  });
});
