import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type RehearsalFolder, rehearsalFolder, withStack } from "./rehearsal.ts";

const SLIPWAY = fileURLToPath(new URL("../../bin/slipway.js", import.meta.url));

/** One security setting of the production stack, weakened by an override, and the row of the checklist that refuses it. */
interface Weakened {
  readonly what: string;
  readonly target: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly refusedBy: string;
}

const OTHERS_SECRET = "arn:aws:secretsmanager:ap-southeast-3:444455556666:secret:jwt-secret-a1b2c3";

function document(statement: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Sid: "One", Effect: "Allow", ...statement }],
  });
}

const TABLE: readonly Weakened[] = [
  {
    what: "a public database",
    target: "database.instance",
    properties: { publiclyAccessible: true },
    refusedBy: "NET-04",
  },
  {
    what: "a database without encryption",
    target: "database.instance",
    properties: { storageEncrypted: false, kmsKeyId: null },
    refusedBy: "ENC-01",
  },
  {
    what: "a database in one zone",
    target: "database.instance",
    properties: { multiAz: false },
    refusedBy: "DAT-01",
  },
  {
    what: "a database that can be deleted",
    target: "database.instance",
    properties: { deletionProtection: false },
    refusedBy: "DAT-03",
  },
  {
    what: "a database that never updates",
    target: "database.instance",
    properties: { autoMinorVersionUpgrade: false },
    refusedBy: "DAT-06",
  },
  {
    what: "a database without backups",
    target: "database.instance",
    properties: { backupRetentionPeriod: 0 },
    refusedBy: "BAK-01",
  },
  {
    what: "a database that takes plain connections",
    target: "database.parameterGroup",
    properties: { parameters: [{ name: "rds.force_ssl", value: "0" }] },
    refusedBy: "ENC-05",
  },
  {
    what: "a cache that takes plain connections",
    target: "cache.replicationGroup",
    properties: { transitEncryptionEnabled: false, authToken: null },
    refusedBy: "ENC-05",
  },
  {
    what: "a cache without encryption",
    target: "cache.replicationGroup",
    properties: { atRestEncryptionEnabled: false, kmsKeyId: null },
    refusedBy: "ENC-01",
  },
  {
    what: "a container that runs as root",
    target: "api.container",
    properties: { user: "0" },
    refusedBy: "CMP-07",
  },
  {
    what: "a writable root file system",
    target: "web.container",
    properties: { readonlyRootFilesystem: false },
    refusedBy: "CMP-07",
  },
  {
    what: "an image by tag",
    target: "api.container",
    properties: { image: "example.com/api:latest" },
    refusedBy: "CMP-05",
  },
  {
    what: "a container without a health check",
    target: "web.container",
    properties: { healthCheck: null },
    refusedBy: "CMP-02",
  },
  {
    what: "a shell into containers",
    target: "api.service",
    properties: { enableExecuteCommand: true },
    refusedBy: "CMP-11",
  },
  {
    what: "one copy of a service",
    target: "api.scalingTarget",
    properties: { minCapacity: 1 },
    refusedBy: "CMP-01",
  },
  {
    what: "tags that can be moved",
    target: "registry.repository",
    properties: { imageTagMutability: "MUTABLE" },
    refusedBy: "CMP-12",
  },
  {
    what: "old TLS at the load balancer",
    target: "ingress.listener",
    properties: { sslPolicy: "ELBSecurityPolicy-2016-08" },
    refusedBy: "ENC-04",
  },
  {
    what: "a key that never rotates",
    target: "secrets.key",
    properties: { enableKeyRotation: false, rotationPeriodInDays: null },
    refusedBy: "ENC-03",
  },
  {
    what: "secrets under the account's own key",
    target: "secrets.secret",
    properties: { kmsKeyId: null },
    refusedBy: "SEC-03",
  },
  {
    what: "secrets that are gone at once",
    target: "secrets.secret",
    properties: { recoveryWindowInDays: 0 },
    refusedBy: "SEC-05",
  },
  {
    what: "records past the edge",
    target: "edge.record",
    properties: { proxied: false },
    refusedBy: "EDGE-16",
  },
  {
    what: "responses without the headers",
    target: "edge.headersRuleset",
    properties: { rules: [] },
    refusedBy: "EDGE-02",
  },
  {
    what: "a default group that lets in",
    target: "network.defaultSecurityGroup",
    properties: { ingress: [{ protocol: "-1", fromPort: 0, toPort: 0, self: true }] },
    refusedBy: "NET-09",
  },
  {
    what: "groups open to the world",
    target: "access.ingressRule",
    properties: { cidrIpv4: "0.0.0.0/0", referencedSecurityGroupId: null },
    refusedBy: "NET-01",
  },
  {
    what: "AWS's policy for administrators",
    target: "api.taskRole",
    properties: { managedPolicyArns: ["arn:aws:iam::aws:policy/AdministratorAccess"] },
    refusedBy: "GOV-03",
  },
  {
    what: "a role that everybody may assume",
    target: "api.executionRole",
    properties: { assumeRolePolicy: document({ Principal: { AWS: "*" }, Action: "sts:AssumeRole" }) },
    refusedBy: "GOV-03",
  },
  {
    what: "images that everybody may pull",
    target: "registry.repositoryPolicy",
    properties: { policy: document({ Principal: "*", Action: "ecr:BatchGetImage" }) },
    refusedBy: "GOV-03",
  },
  {
    what: "another service's secret in an inline policy",
    target: "web.taskRole",
    properties: {
      inlinePolicies: [
        {
          name: "more",
          policy: document({ Action: "secretsmanager:GetSecretValue", Resource: OTHERS_SECRET }),
        },
      ],
    },
    refusedBy: "SEC-08",
  },
  { what: "logs kept a week", target: "logs.group", properties: { retentionInDays: 7 }, refusedBy: "OBS-01" },
  {
    what: "a network without its tags",
    target: "network.vpc",
    properties: { tags: null },
    refusedBy: "GOV-01",
  },
];

/** Settings that can be weakened in one preview: no two touch the same resource or are refused by the same row. */
function batches(table: readonly Weakened[]): readonly (readonly Weakened[])[] {
  const found: Weakened[][] = [];
  for (const one of table) {
    const free = found.find((batch) =>
      batch.every((other) => other.target !== one.target && other.refusedBy !== one.refusedBy),
    );
    if (free === undefined) found.push([one]);
    else free.push(one);
  }
  return found;
}

interface Refusal {
  readonly rows: readonly string[];
  readonly exitCode: number | null;
  readonly output: string;
}

/** The command itself, in a process of its own: what a person or CI would get. */
async function slipwayUp(folder: RehearsalFolder): Promise<Refusal> {
  const child = spawn(process.execPath, [
    SLIPWAY,
    "up",
    "--stack",
    "production",
    "--json",
    "--config",
    folder.dir,
  ]);
  let output = "";
  child.stdout.on("data", (text) => {
    output += String(text);
  });
  const exitCode = await new Promise<number | null>((resolve) => child.on("exit", resolve));
  const document = JSON.parse(output) as { violations?: readonly { mandatory: boolean; message: string }[] };
  const mandatory = (document.violations ?? []).filter((one) => one.mandatory);
  return { rows: mandatory.map((one) => one.message.split(":")[0] ?? ""), exitCode, output };
}

/** The simulated account's file is written at the first change. */
function isUntouched(folder: RehearsalFolder): boolean {
  return !readdirSync(join(folder.dir, ".slipway", "rehearsal", "cloud")).some((name) =>
    name.startsWith("aws-"),
  );
}

describe("a security setting weakened by an override", () => {
  let folder: RehearsalFolder;
  const refusals = new Map<Weakened, Refusal>();

  beforeAll(async () => {
    folder = rehearsalFolder();
    for (const batch of batches(TABLE)) {
      const overrides = Object.fromEntries(batch.map(({ target, properties }) => [target, properties]));
      folder.edit("production", ["overrides"], overrides);
      const refusal = await slipwayUp(folder);
      for (const one of batch) refusals.set(one, refusal);
    }
  });
  afterAll(() => folder.remove());

  it.each(TABLE.map((one) => ({ ...one, one })))("is refused by $refusedBy: $what", ({ one, refusedBy }) => {
    const refusal = refusals.get(one);
    expect(refusal?.rows).toContain(refusedBy);
    expect(refusal?.exitCode).toBe(3);
  });

  it("is refused before anything is made", () => {
    expect(isUntouched(folder)).toBe(true);
  });

  it("is judged for itself: no row refuses the stack as it is declared", async () => {
    folder.edit("production", ["overrides"], undefined);
    await withStack(folder, "production", async (open) => {
      const run = await open.preview();
      expect(run.log.violations.filter((one) => one.mandatory)).toEqual([]);
    });
  });
});
