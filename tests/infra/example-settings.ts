import type { PostgresSettings } from "../../infra/config/database-settings.ts";
import type { ServiceSettings } from "../../infra/config/service-settings.ts";
import type { Settings } from "../../infra/config/settings.ts";

/** A service as the settings describe it, with the given properties in place of its own. */
export function exampleService(changes: Partial<ServiceSettings> = {}): ServiceSettings {
  return {
    name: "api",
    image: `111122223333.dkr.ecr.eu-west-1.amazonaws.com/shop/api@sha256:${"a".repeat(64)}`,
    build: undefined,
    architecture: "ARM64",
    command: undefined,
    containerPort: 3000,
    user: "1000:1000",
    writablePaths: [],
    cpuUnits: 256,
    memoryMib: 512,
    scale: { minTasks: 1, maxTasks: 2, cpuPercent: 60, memoryPercent: 75, requestsPerTaskPerMinute: 600 },
    health: {
      livePath: "/health",
      deepPath: undefined,
      command: ["CMD-SHELL", "true"],
      intervalSeconds: 30,
      timeoutSeconds: 5,
      retries: 3,
      startPeriodSeconds: 60,
    },
    routes: [{ hostname: "api.shop.example", paths: ["/*"] }],
    environment: {},
    secrets: {},
    outputs: {},
    calls: {},
    webSockets: undefined,
    databaseConnectionsPerTask: undefined,
    stopTimeoutSeconds: 30,
    drainSeconds: 30,
    ...changes,
  };
}

/** A stack with one service and neither database nor cache, with the given properties in place of its own. */
export function exampleSettings(changes: Partial<Settings> = {}): Settings {
  return {
    product: "shop",
    tier: "staging",
    environment: changes.tier ?? "staging",
    owner: "team@shop.example",
    costCentre: "100",
    aws: { accountId: "111122223333", region: "eu-west-1", recoveryRegion: "eu-central-1" },
    cloudflare: { accountId: "a".repeat(32), zoneId: "b".repeat(32), plan: "free", ownsZone: true },
    mongodbAtlas: undefined,
    domain: "shop.example",
    hostnames: ["api.shop.example"],
    network: { cidr: "10.0.0.0/16", zoneCount: 2, nat: "none", subnets: [] },
    registry: { ownership: "external" },
    services: { api: exampleService() },
    compute: { kind: "fargate" },
    ingress: "load-balancer",
    tunnel: undefined,
    internalTools: undefined,
    promotion: undefined,
    database: undefined,
    cache: undefined,
    backup: undefined,
    edge: {
      minTlsVersion: "1.2",
      hsts: { maxAgeSeconds: 31_536_000, includeSubdomains: true },
      headers: {
        contentSecurityPolicy: "default-src 'self'",
        frameOptions: "SAMEORIGIN",
        xssProtection: "1; mode=block",
      },
      cors: { origins: [], headers: [], credentials: false, preflight: "app" },
      originPull: { certificateDays: 365, renewDaysBefore: 60 },
      waf: { managedBy: "nobody", loadBalancer: false },
      cache: [],
      blockedPaths: [],
      blockedHostnames: [],
      failover: undefined,
    },
    admin: undefined,
    mail: "elsewhere",
    limits: [],
    bypass: [],
    maintenance: undefined,
    secretStore: "secrets-manager",
    secrets: {},
    logs: { retentionDays: 30 },
    observability: {
      logMeasures: {},
      publishedMeasures: {},
      alerts: {},
      queries: {},
      dashboards: {},
      probes: [{ service: "api", hostname: "api.shop.example", path: "/health" }],
      availabilityPercent: 99.9,
    },
    notify: {
      emails: ["oncall@shop.example"],
      slackWebhook: undefined,
      discordWebhook: undefined,
      sms: [],
      pagerDutyKey: undefined,
    },
    account: { cloudTrail: "elsewhere", guardDuty: "elsewhere", config: "elsewhere" },
    monthlyBudgetUsd: 100,
    deletionProtection: false,
    keepLastSnapshot: false,
    recoveryWindowDays: 7,
    overrides: {},
    ...changes,
  };
}

/** A PostgreSQL database without a pool, with the given properties in place of its own. */
export function examplePostgres(changes: Partial<PostgresSettings> = {}): PostgresSettings {
  return {
    engine: "postgres",
    version: "16.10",
    instanceClass: "db.t4g.micro",
    storageGib: 20,
    maxStorageGib: 40,
    databaseName: "shop",
    username: "shop_app",
    multiAz: false,
    backupRetentionDays: 30,
    pool: undefined,
    reservedConnections: 10,
    slowQueryMilliseconds: 1000,
    backupWindow: "18:00-19:00",
    maintenanceWindow: "sun:19:00-sun:20:00",
    ...changes,
  };
}
