import { execFileSync } from "node:child_process";
import { X509Certificate } from "node:crypto";
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "@jest/globals";
import { referenceTo } from "../../../infra/service/references.ts";
import { taskDraft } from "../../../infra/service/task-draft.ts";
import { rdsAuthority } from "../../../infra/tables/rds-authorities.ts";
import { examplePostgres, exampleService, exampleSettings } from "../example-settings.ts";

const pool = {
  kind: "pgbouncer",
  image: `ghcr.io/pgbouncer@sha256:${"b".repeat(64)}`,
  connectionsPerTask: 7,
} as const;
const api = exampleService({ secrets: { DATABASE_URL: "DATABASE_URL" } });
const settings = exampleSettings({
  services: { api },
  database: examplePostgres({ pool, databaseName: "shop", username: "shop_app" }),
  secrets: { DATABASE_URL: { kind: "composed", from: "database.url" } },
});
const draft = taskDraft(settings, api);
const [application, pooler] = draft.containers;

describe("poolerContainer", () => {
  it("stands beside the application, takes its part of the task and is healthy before it starts", () => {
    expect(draft.containers.map(({ name, cpu, memory }) => [name, cpu, memory])).toEqual([
      ["api", 224, 448],
      ["pgbouncer", 32, 63],
    ]);
    expect(application?.dependsOn).toEqual([{ containerName: "pgbouncer", condition: "HEALTHY" }]);
    expect(draft.volumes).toEqual([]);
    expect(pooler?.linuxParameters.tmpfs).toMatchObject([{ containerPath: "/run/pooler", size: 1 }]);
  });

  it("comes before the connector too, which waits for every other container of the task", () => {
    const tunnel = { image: `ghcr.io/cloudflared@sha256:${"c".repeat(64)}` };
    const { containers } = taskDraft({ ...settings, ingress: "tunnel", tunnel }, api);
    expect(containers.find(({ name }) => name === "cloudflared")?.dependsOn).toEqual([
      { containerName: "api", condition: "HEALTHY" },
      { containerName: "pgbouncer", condition: "HEALTHY" },
    ]);
  });

  it("has its password by reference alone, and speaks TLS to the database in transaction mode", () => {
    expect(pooler).toMatchObject({
      image: pool.image,
      user: "65532:65532",
      readonlyRootFilesystem: true,
      portMappings: [],
      secrets: [{ name: "POOL_PASSWORD", valueFrom: referenceTo("secret:DATABASE_POOL_PASSWORD") }],
    });
    const said = Object.fromEntries((pooler?.environment ?? []).map(({ name, value }) => [name, value]));
    expect(said).toEqual({
      POOL_DATABASE: "shop",
      POOL_HOST: referenceTo("database.directHost"),
      POOL_MODE: "transaction",
      POOL_PORT: "5432",
      POOL_SERVER_CA: rdsAuthority(settings.aws.region),
      POOL_SERVER_TLS: "verify-full",
      POOL_SIZE: "7",
      POOL_USER: "shop_app",
    });
    const names = (pooler?.environment ?? []).map(({ name }) => name);
    expect(names).toEqual([...names].sort());
  });
});

describe("the pooler's script", () => {
  const dir = mkdtempSync(join(tmpdir(), "pooler-"));
  afterAll(() => rmSync(dir, { recursive: true }));
  writeFileSync(join(dir, "pgbouncer"), '#!/bin/sh\necho "became pgbouncer with $1"\n');
  chmodSync(join(dir, "pgbouncer"), 0o755);
  const said = Object.fromEntries((pooler?.environment ?? []).map(({ name, value }) => [name, value]));
  const [shell = "", flags = "", script = ""] = pooler?.command ?? [];
  const output = execFileSync(shell, [flags, script.replaceAll("/run/pooler/", `${dir}/`)], {
    env: {
      ...said,
      POOL_HOST: "db.example",
      POOL_PASSWORD: 'a"b$c\\d',
      PATH: `${dir}:${process.env.PATH ?? ""}`,
    },
    encoding: "utf8",
  });

  it("writes what PgBouncer reads, then becomes it", () => {
    expect(output).toBe(`became pgbouncer with ${dir}/pgbouncer.ini\n`);
    expect(readFileSync(join(dir, "pgbouncer.ini"), "utf8")).toBe(
      [
        "[databases]",
        "shop = host=db.example port=5432 dbname=shop",
        "[pgbouncer]",
        "listen_addr = 127.0.0.1",
        "listen_port = 6432",
        "unix_socket_dir =",
        "auth_type = scram-sha-256",
        `auth_file = ${dir}/userlist.txt`,
        "pool_mode = transaction",
        "default_pool_size = 7",
        "max_db_connections = 7",
        "max_client_conn = 500",
        "max_prepared_statements = 200",
        "server_tls_sslmode = verify-full",
        `server_tls_ca_file = ${dir}/server-ca.pem`,
        "server_tls_protocols = secure",
        "ignore_startup_parameters = extra_float_digits",
        "",
      ].join("\n"),
    );
  });

  it("hands on the authority as a file that is a certificate", () => {
    const written = new X509Certificate(readFileSync(join(dir, "server-ca.pem")));
    expect(written.subject).toContain(`Amazon RDS ${settings.aws.region} Root CA`);
  });

  it("keeps whatever stands in the password, in a file for itself alone", () => {
    expect(readFileSync(join(dir, "userlist.txt"), "utf8")).toBe('"shop_app" "a""b$c\\d"\n');
    expect(statSync(join(dir, "userlist.txt")).mode & 0o077).toBe(0);
  });
});
