import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stringify } from "yaml";
import { folderAt, type RehearsalFolder } from "./rehearsal.ts";

/** One service that nobody outside asks, with a database: the least that comes up. */
export const WORKER = {
  product: "press",
  tier: "staging",
  owner: "platform@press.example",
  costCentre: "press-1",
  aws: { accountId: "111122223333", region: "eu-west-1", recoveryRegion: "eu-central-1" },
  cloudflare: {
    accountId: "a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1",
    zoneId: "b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1",
    plan: "free",
    ownsZone: true,
  },
  domain: "press.example",
  deletionProtection: false,
  network: { cidr: "10.20.0.0/16" },
  registry: { ownership: "owner" },
  services: {
    worker: {
      image: `111122223333.dkr.ecr.eu-west-1.amazonaws.com/press/worker@sha256:${"0".repeat(62)}a1`,
      architecture: "ARM64",
      containerPort: 3000,
      user: "1000:1000",
      cpuUnits: 256,
      memoryMib: 512,
      scale: { minTasks: 1, maxTasks: 1 },
      health: {
        livePath: "/health",
        command: ["CMD-SHELL", "wget -q -O /dev/null http://127.0.0.1:3000/health"],
      },
      secrets: { DATABASE_URL: "DATABASE_URL" },
      databaseConnectionsPerTask: 5,
    },
  },
  database: {
    engine: "postgres",
    version: "16.10",
    instanceClass: "db.t4g.micro",
    storageGib: 20,
    maxStorageGib: 40,
    backupWindow: "18:00-19:00",
    maintenanceWindow: "sun:19:00-sun:20:00",
  },
  backup: {
    window: "21:00-22:00",
    dump: {
      image: `ghcr.io/press/dump@sha256:${"0".repeat(62)}d1`,
      architecture: "ARM64",
      user: "1000:1000",
      cpuUnits: 256,
      memoryMib: 512,
      schedule: "22:30",
    },
  },
  edge: { headers: { contentSecurityPolicy: "default-src 'self'" } },
  mail: "none",
  account: { cloudTrail: "owned", guardDuty: "owned", config: "owned" },
  monthlyBudgetUsd: 50,
  notify: { emails: ["alerts@press.example"] },
  secrets: { DATABASE_URL: { kind: "composed", from: "database.url" } },
} as const;

/** Neither the account's records nor a registry are the stack's own: for tests that are about something else. */
export const LEAST = {
  ...WORKER,
  registry: { ownership: "external" },
  services: {
    worker: { ...WORKER.services.worker, image: `ghcr.io/press/worker@sha256:${"0".repeat(62)}a1` },
  },
  account: { cloudTrail: "elsewhere", guardDuty: "elsewhere", config: "elsewhere" },
} as const;

/** A configuration folder with one staging stack. */
export function workerFolder(stack: object): RehearsalFolder {
  const dir = mkdtempSync(join(tmpdir(), "slipway-worker-"));
  const text = stringify(
    { config: { "slipway:stack": stack } },
    { defaultStringType: "QUOTE_DOUBLE", aliasDuplicateObjects: false },
  );
  writeFileSync(join(dir, "Pulumi.staging.yaml"), text);
  return folderAt(dir);
}
