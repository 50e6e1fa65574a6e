import type { RestoreTestSettings } from "./backup-settings.ts";
import type { BackupComplianceSettings } from "./database-settings.ts";
import type { StackLog } from "./observability-settings.ts";
import type { Tier } from "./settings.ts";

/** The value that a word has where nobody writes it, by tier, and why. */
export interface Default<T> {
  readonly staging: T;
  readonly production: T;
  readonly reason: string;
}

function tiered<T>(staging: T, production: T, reason: string): Default<T> {
  return { staging, production, reason };
}

function always<T>(value: T, reason: string): Default<T> {
  return { staging: value, production: value, reason };
}

const NO_LOGIN = "public images, and those in ECR, are pulled without one";

/**
 * Every default of the configuration, by key path (`*` stands for any service). Nothing about money alone, exposure or
 * destruction is here: instance classes, storage, task sizes and counts, node types and routes must be written.
 */
export const DEFAULTS = {
  "network.zoneCount": tiered<2 | 3>(
    2,
    3,
    "two is the least that a load balancer and RDS accept; with three, two are left when one fails",
  ),
  "network.nat": tiered<"none" | "one" | "per-zone">(
    "none",
    "per-zone",
    "staging saves the hourly gateway fee; production keeps tasks without public addresses and survives a zone",
  ),
  promotion: always<{ readonly from: string } | undefined>(
    undefined,
    "images begin somewhere; only you know whether another stack runs them before this one (DEL-12)",
  ),
  compute: always<"fargate">(
    "fargate",
    "nobody patches a host, a task has its own address and group, and one more task needs no room beside the others",
  ),
  "compute.volumeGib": always(30, "what the image of ECS brings along, the least that it starts with"),
  "compute.rollout": always<"beside" | "in-turn">(
    "beside",
    "no request is lost while a revision is rolled out",
  ),
  "compute.maxAgeDays": always(30, "a month's patches of system and agent arrive without anybody's work"),
  ingress: always<"load-balancer" | "tunnel">(
    "load-balancer",
    "it scales on requests, checks health by route and needs nothing beside the application's container",
  ),
  "logs.retentionDays": tiered(30, 90, "30 days are required (OBS-01); production faults are noticed later"),
  "measures.*.value": always("1", "lines are counted"),
  "alerts.*.value": always("1", "lines are counted"),
  "alerts.*.above": always<number | undefined>(
    undefined,
    "an alert has above or below: no figure is safe for all",
  ),
  "alerts.*.below": always<number | undefined>(
    undefined,
    "an alert has above or below: no figure is safe for all",
  ),
  "alerts.*.statistic": always<string | undefined>(
    undefined,
    "the measure's own: sums of counts, averages of use",
  ),
  "alerts.*.leastWhole": always<number | undefined>(
    undefined,
    "every count says something: an alert too many is seen, one too few is not",
  ),
  "published.*.dimensions": always<Readonly<Record<string, string>>>({}, "a metric may have none"),
  "services.*.build.dockerfile": always("Dockerfile", "the name that Docker looks for"),
  "services.*.build.target": always<string | undefined>(undefined, "the last stage, as Docker does"),
  "services.*.build.builder": always("default", "the builder that every installation of buildx has"),
  "services.*.build.args": always({} as Readonly<Record<string, string>>, "a build needs none"),
  "services.*.build.secrets": always({} as Readonly<Record<string, string>>, "a build needs none"),
  outsideProbes: always<boolean>(
    true,
    "an outage must be seen from outside within 5 minutes (OBS-06, OBS-09); about 2 US dollars a month for each health route",
  ),
  availabilityPercent: always(99.9, "the figure that customers are promised (OBS-07)"),
  "notify.slackWebhook": always<string | undefined>(undefined, "mail alone, until a webhook is named"),
  "notify.discordWebhook": always<string | undefined>(undefined, "no Discord, until a webhook is named"),
  "notify.sms": always([] as readonly string[], "no text messages: each costs money"),
  "notify.pagerDutyKey": always<string | undefined>(undefined, "nobody is paged, until a key is named"),
  deletionProtection: always(
    true,
    "losing data by accident is worse than one more step to take a stack down (DAT-03)",
  ),
  recoveryWindowDays: tiered(7, 30, "7 days are the least that the clouds accept, 30 the most"),
  "services.*.imageCredentials": always<string | undefined>(undefined, NO_LOGIN),
  "tunnel.imageCredentials": always<string | undefined>(undefined, NO_LOGIN),
  "database.pool.imageCredentials": always<string | undefined>(undefined, NO_LOGIN),
  "services.*.command": always(undefined, "the image's own command"),
  "services.*.writablePaths": always([] as readonly string[], "a read-only file system without exceptions"),
  "services.*.routes": always([] as readonly never[], "nothing is reached from the internet unless written"),
  "services.*.environment": always({}, "no variables"),
  "services.*.secrets": always({}, "no secrets"),
  "services.*.outputs": always({}, "no outputs"),
  "services.*.calls": always({}, "services are closed to one another unless written (NET-08)"),
  "services.*.scale.cpuPercent": always<number | undefined>(60, "room for a doubling while new tasks start"),
  "services.*.scale.memoryPercent": always<number | undefined>(
    75,
    "memory seldom falls again, so it may stand higher than CPU",
  ),
  "services.*.scale.requestsPerTaskPerMinute": always<number | undefined>(
    undefined,
    "switched off: only the application knows how many it bears",
  ),
  "services.*.health.deepPath": always<string | undefined>(undefined, "no deep check"),
  "services.*.health.intervalSeconds": always(30, "the default of ECS and load balancers"),
  "services.*.health.timeoutSeconds": always(5, "the default of ECS and load balancers"),
  "services.*.health.retries": always(3, "the default of ECS"),
  "services.*.health.startPeriodSeconds": always(60, "a cold start with its first connections"),
  "services.*.webSockets.stickinessSeconds": always<number | undefined>(
    undefined,
    "an open connection stays at its task by itself",
  ),
  "services.*.databaseConnectionsPerTask": always<number | undefined>(
    undefined,
    "MongoDB: the 100 of its drivers are counted; with PostgreSQL, whose drivers have no common figure, it is asked for",
  ),
  "services.*.stopTimeoutSeconds": always(30, "the default of ECS"),
  "services.*.drainSeconds": always(
    30,
    "requests of these products end in seconds; AWS's 300 would make each deployment 5 minutes longer",
  ),
  "database.multiAz": tiered<boolean>(
    false,
    true,
    "a standby doubles the price; production must survive a zone (DAT-01)",
  ),
  "database.reservedConnections": always(
    10,
    "RDS's own 5, the dump, a migration and somebody who looks for the fault",
  ),
  "database.pool.idleClientSeconds": always(1800, "RDS Proxy's own default"),
  "database.backupRetentionDays": tiered(7, 30, "30 days are required in production (BAK-03)"),
  "database.slowQueryMilliseconds": always(1000, "one second is what alarms call slow (DAT-09)"),
  "database.backupWindow": always("01:00-02:00", "an hour of its own; write a quiet one for your region"),
  "database.maintenanceWindow": always(
    "sun:03:00-sun:04:00",
    "Sunday, apart from the backup; write a quiet one for your region",
  ),
  "database.turn": always(1, "the first user, until somebody changes the turn"),
  "database.backupCompliance": always<BackupComplianceSettings | undefined>(
    undefined,
    "nobody can take it back: it comes only where somebody who knows that writes it (BAK-08)",
  ),
  "cache.snapshotRetentionDays": tiered(
    0,
    7,
    "a cache can be filled again in staging; production persists (DAT-05)",
  ),
  "cache.snapshotWindow": always("02:00-03:00", "an hour of its own; write a quiet one for your region"),
  "cache.maintenanceWindow": always(
    "sun:04:00-sun:05:00",
    "Sunday, after the database's; write a quiet one for your region",
  ),
  "backup.window": always("05:00-06:00", "an hour of its own; write a quiet one for your region"),
  "backup.dailyRetentionDays": tiered(7, 30, "30 days are required in production (BAK-03)"),
  "backup.monthlyRetentionDays": tiered(90, 365, "a year is required in production (BAK-04)"),
  "backup.lock": tiered<"governance" | "none">(
    "none",
    "governance",
    "production's copies outlive a stolen password (BAK-08); staging can be thrown away",
  ),
  "backup.dump.restoreTest": always<RestoreTestSettings | undefined>(
    undefined,
    "a task each day has its price, and an image with a server; without it somebody restores by hand",
  ),
  "backup.dump.retentionDays": tiered(7, 30, "as long as the daily snapshots"),
  "edge.minTlsVersion": always<"1.2" | "1.3">(
    "1.2",
    "the lowest that is safe (ENC-04) and that old tablets speak",
  ),
  "edge.hsts.maxAgeSeconds": always(31_536_000, "one year (EDGE-02)"),
  "edge.hsts.includeSubdomains": always<boolean>(true, "required (EDGE-02)"),
  "edge.headers.contentSecurityPolicy": always("default-src 'self'", "nothing from elsewhere (EDGE-03)"),
  "edge.headers.frameOptions": always<"DENY" | "SAMEORIGIN">("SAMEORIGIN", "no foreign frames (EDGE-04)"),
  "edge.headers.xssProtection": always(
    "1; mode=block",
    "asked for by auditors (EDGE-06); browsers of today ignore it",
  ),
  "edge.cors.origins": always([] as readonly string[], "no other origin may call (EDGE-07)"),
  "edge.cors.headers": always(
    [] as readonly string[],
    "the application names them; with origins, write those that it reads (EDGE-07)",
  ),
  "edge.cors.credentials": always<boolean>(
    false,
    "tokens travel in a header of their own; cookies cross only where somebody says so (EDGE-07)",
  ),
  "edge.cors.preflight": always<"app" | "edge">(
    "app",
    "most applications answer their preflights themselves",
  ),
  "queries.*.services": always([] as readonly string[], "no service's log; a query asks at least one log"),
  "queries.*.logs": always([] as readonly StackLog[], "services' logs alone"),
  "edge.waf.managed": always<boolean>(true, "known attacks are blocked (EDGE-08)"),
  "edge.blockedPaths": always(
    [] as readonly string[],
    "only the application knows which of its routes are for debugging (EDGE-20)",
  ),
  "edge.blockedHostnames": always([] as readonly string[], "the stack's own hostnames alone"),
  "edge.cache": always([] as readonly never[], "Cloudflare's own: files that the application lets it keep"),
  limits: always(
    [] as readonly never[],
    "only the application knows its callers; policies ask for them (EDGE-13)",
  ),
  bypass: always([] as readonly never[], "no webhooks; health routes pass by themselves (EDGE-21)"),
  "maintenance.enabled": always<boolean>(false, "prepared, not on (DEL-06)"),
  "maintenance.variables": always<Readonly<Record<string, string>>>(
    {},
    "the application has no such variable",
  ),
  "admin.access.emails": always([] as readonly string[], "nobody by name"),
  "admin.access.emailDomains": always([] as readonly string[], "nobody by domain"),
  "admin.access.sessionHours": always(8, "a working day"),
  "internalTools.access.emails": always([] as readonly string[], "nobody by name"),
  "internalTools.access.emailDomains": always([] as readonly string[], "nobody by domain"),
  "internalTools.access.sessionHours": always(8, "a working day"),
  mail: always<"none" | "elsewhere">(
    "elsewhere",
    "mail records of a domain are touched only when somebody says so: a wrong one loses mail",
  ),
  "edge.originPull.certificateDays": always(365, "a year, as certificates of the edge"),
  "edge.originPull.renewDaysBefore": always(
    60,
    "updates of two months renew it; Cloudflare warns by mail 30 and 14 days before the end",
  ),
  "registry.readerAccountIds": always([] as readonly string[], "nobody else pulls"),
  secretStore: always<"secrets-manager" | "parameters">(
    "secrets-manager",
    "tasks pin a version, a deleted secret comes back, and copies stand in other regions",
  ),
  "secrets.*.length": always(64, "more than the 43 characters that hold 256 bits (SEC-06)"),
} as const;

/** Key path of a word that has a default. */
export type DefaultKey = keyof typeof DEFAULTS;

/** The type of the value at `K`. */
export type DefaultValue<K extends DefaultKey> = (typeof DEFAULTS)[K][Tier];

/** True where the two tiers differ. */
export function differsByTier(key: DefaultKey): boolean {
  const { staging, production } = DEFAULTS[key] as Default<unknown>;
  return staging !== production;
}
