import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type RehearsalFolder, rehearsalFolder, withStack } from "./rehearsal.ts";

/** One security setting of the production stack, weakened by an override, and the row of the checklist that refuses it. */
interface Weakened {
  readonly what: string;
  readonly target: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly refusedBy: string;
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
    properties: { parameters: [] },
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
    properties: { enableKeyRotation: false },
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
  { what: "logs kept a week", target: "logs.group", properties: { retentionInDays: 7 }, refusedBy: "OBS-01" },
  {
    what: "a network without its tags",
    target: "network.vpc",
    properties: { tags: {} },
    refusedBy: "GOV-01",
  },
];

describe("a security setting weakened by an override", () => {
  let folder: RehearsalFolder;
  beforeAll(() => {
    folder = rehearsalFolder();
  });
  afterAll(() => folder.remove());

  it.each(TABLE)(
    "is refused by $refusedBy before anything is made: $what",
    async ({ target, properties, refusedBy }) => {
      folder.edit("production", ["overrides"], { [target]: properties });
      await withStack(folder, "production", async ({ session, up }) => {
        const { exitCode, run } = await up();
        expect(run.problems).not.toEqual([]);
        const rows = run.log.violations
          .filter((one) => one.mandatory)
          .map((one) => one.message.split(":")[0]);
        expect(rows).toContain(refusedBy);
        expect(exitCode).toBe(3);
        const { world, settings } = { world: session.opened.world, settings: session.settings };
        expect(world?.entities("aws", settings.aws.accountId)).toEqual([]);
      });
    },
  );
});
