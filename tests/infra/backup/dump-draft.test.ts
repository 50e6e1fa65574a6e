import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { DUMP_DONE, dumpDraft, dumpScript } from "../../../infra/backup/dump-draft.ts";
import type { DumpSettings } from "../../../infra/config/settings.ts";
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

/** Runs the task's command with programs in place of the two that it calls; each says what it was given. */
function run(dumpProgram: string, aws: string, engine: "postgres" | "mongodb" = "postgres") {
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
      OUT: join(folder, "out"),
    };
    const { status, stdout } = spawnSync("bash", ["-euo", "pipefail", "-c", dumpScript(engine)], {
      env,
      encoding: "utf8",
    });
    const out = status === 0 ? readFileSync(env.OUT, "utf8") : "";
    return { status, stdout, out };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe("dumpScript", () => {
  it("streams the dump into the bucket and says so last", () => {
    const { out, status, stdout } = run('echo "dump of $3"', 'echo "$@" > "$OUT"; cat >> "$OUT"');
    expect(status).toBe(0);
    expect(out).toMatch(
      /^s3 cp - s3:\/\/backups\/postgres\/\d{4}\/\d\d\/\d\d\/\d{6}\.dump --expected-size 1073741824 --only-show-errors\ndump of --dbname=postgresql:/,
    );
    expect(stdout).toMatch(new RegExp(`^${DUMP_DONE} postgres/`));
  });

  it("fails with pg_dump, although half a dump was uploaded, and never says that it is done", () => {
    const { status, stdout } = run("echo half; exit 3", 'cat > "$OUT"');
    expect({ status, stdout }).toEqual({ status: 3, stdout: "" });
  });

  it("hands mongodump the URL in a file that no process list shows", () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of bash
    const program = 'config="${1#--config=}"; echo "$2 $3"; cat "$config"; echo "$*" | grep -c "u:p" || true';
    const { out, status, stdout } = run(program, 'echo "$@" > "$OUT"; cat >> "$OUT"', "mongodb");
    expect(status).toBe(0);
    expect(out).toMatch(/^s3 cp - s3:\/\/backups\/mongodb\/\d{4}\/\d\d\/\d\d\/\d{6}\.dump /);
    expect(out).toContain('--archive --gzip\nuri: "postgresql://u:p@host:5432/shop"\n0\n');
    expect(stdout).toMatch(new RegExp(`^${DUMP_DONE} mongodb/`));
  });

  it("fails with mongodump, although half a dump was uploaded", () => {
    expect(run("echo half; exit 3", 'cat > "$OUT"', "mongodb")).toMatchObject({ status: 3, stdout: "" });
  });

  it("fails with the upload", () => {
    expect(run("echo all", "cat > /dev/null; exit 1")).toMatchObject({ status: 1, stdout: "" });
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
      mountPoints: [{ sourceVolume: "scratch", containerPath: "/scratch", readOnly: false }],
    });
    expect(JSON.stringify(container?.environment)).not.toContain("postgresql:");
  });

  it("uploads to the recovery region", () => {
    const [container] = dumpDraft(exampleSettings(), dump).containers;
    expect(container?.environment).toContainEqual({ name: "AWS_REGION", value: "eu-central-1" });
  });
});
