import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "@jest/globals";
import { stringify } from "yaml";
import { withStack } from "./rehearsal.ts";

/** One service that nobody outside asks, with a database: the least that comes up. */
const WORKER = {
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

describe("a stack with one worker and no route", () => {
  const dir = mkdtempSync(join(tmpdir(), "slipway-worker-"));
  afterAll(() => rmSync(dir, { recursive: true, force: true }));
  const write = (stack: object) =>
    writeFileSync(
      join(dir, "Pulumi.staging.yaml"),
      stringify({ config: { "slipway:stack": stack } }, { defaultStringType: "QUOTE_DOUBLE" }),
    );

  it("comes up with nothing violated, and a second update changes nothing", async () => {
    write(WORKER);
    await withStack({ dir }, "staging", async (open) => {
      const first = await open.up();
      expect(first.run.log.violations.filter(({ mandatory }) => mandatory)).toEqual([]);
      expect(first.run.problems).toEqual([]);
      expect(first.exitCode).toBe(0);
      expect(first.audited?.report.counts).toMatchObject({ violated: 0, undecided: 0 });

      const types = new Set(first.run.log.steps.map((step) => step.type));
      expect(types).toContain("cloudflare:index/zoneSetting:ZoneSetting");
      expect(types).not.toContain("aws:lb/loadBalancer:LoadBalancer");
      expect((await open.up()).run.log.steps).toEqual([]);
    });
  });

  it("may tell Slack, by a function beside the configured regions", async () => {
    const { notify, secrets } = WORKER;
    const hook = { kind: "external", description: "Address of the incoming webhook" };
    write({
      ...WORKER,
      notify: { ...notify, slackWebhook: "SLACK_WEBHOOK_URL" },
      secrets: { ...secrets, SLACK_WEBHOOK_URL: hook },
    });
    await withStack({ dir }, "staging", async (open) => {
      const run = await open.preview();
      expect(run.log.violations.filter(({ mandatory }) => mandatory)).toEqual([]);
      expect(run.ok).toBe(true);
    });
  });
});
