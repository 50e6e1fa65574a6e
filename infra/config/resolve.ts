import { subnetsOf } from "../lib/subnets.ts";
import type { CacheSettings } from "./cache-settings.ts";
import type { Config } from "./config.ts";
import { Decisions, type Origin } from "./decisions.ts";
import type { EdgeSettings } from "./edge-settings.ts";
import type { NetworkSettings } from "./network-settings.ts";
import { overrideTarget } from "./override-targets.ts";
import { resolveAdmin, resolveOriginPull } from "./resolve-admin.ts";
import { resolveBackup } from "./resolve-backup.ts";
import { resolveCompute } from "./resolve-compute.ts";
import { resolveDatabase, withPoolSecret } from "./resolve-database.ts";
import { resolveIngress, withTunnelSecrets } from "./resolve-ingress.ts";
import { resolveInternalTools } from "./resolve-internal-tools.ts";
import { resolveObservability } from "./resolve-observability.ts";
import { resolveRegistry } from "./resolve-registry.ts";
import { resolveServices } from "./resolve-services.ts";
import {
  resolveBypass,
  resolveLimits,
  resolveMaintenance,
  resolveWaf,
  withMaintenance,
} from "./resolve-traffic.ts";
import type { SecretSettings } from "./secret-settings.ts";
import type { ServiceSettings } from "./service-settings.ts";
import type { Settings } from "./settings.ts";

export type { Origin } from "./decisions.ts";

/** Everything decided, and where each decision came from, by key path of the settings. */
export interface Resolved {
  readonly settings: Settings;
  readonly origins: ReadonlyMap<string, Origin>;
}

/** Fills in every default. Pure: the same configuration always gives the same settings. */
export function resolve(config: Config): Resolved {
  const decide = new Decisions(config.tier);
  const maintenance = resolveMaintenance(config, decide);
  const deletionProtection = decide.or("deletionProtection", config.deletionProtection);
  const services = Object.fromEntries(
    Object.entries(resolveServices(config, decide)).map(([name, service]) => [
      name,
      withMaintenance(service, maintenance, decide),
    ]),
  );
  const way = { ...resolveIngress(config, decide), internalTools: resolveInternalTools(config, decide) };
  const database = resolveDatabase(config, decide);
  const settings: Settings = {
    product: config.product,
    tier: config.tier,
    environment: config.environment ?? decide.derived("environment", config.tier),
    owner: config.owner,
    costCentre: config.costCentre,
    aws: config.aws,
    cloudflare: config.cloudflare,
    mongodbAtlas: config.mongodbAtlas ?? decide.derived("mongodbAtlas", undefined),
    domain: config.domain,
    hostnames: decide.derived("hostnames", hostnamesOf(services)),
    network: resolveNetwork(config, decide),
    registry: resolveRegistry(config, decide),
    services,
    promotion: decide.or("promotion", config.promotion),
    compute: resolveCompute(config, decide),
    ...way,
    database,
    cache: resolveCache(config, decide),
    backup: resolveBackup(config, decide),
    edge: resolveEdge(config, decide),
    admin: resolveAdmin(config, decide),
    mail: decide.or("mail", config.mail),
    limits: resolveLimits(config, decide),
    bypass: resolveBypass(config, services, decide),
    maintenance,
    secretStore: decide.or("secretStore", config.secretStore),
    secrets: withPoolSecret(
      withTunnelSecrets(resolveSecrets(config, decide), services, way, decide),
      { database },
      decide,
    ),
    logs: { retentionDays: decide.or("logs.retentionDays", config.logs?.retentionDays) },
    observability: resolveObservability(config, services, decide),
    notify: {
      emails: config.notify.emails,
      slackWebhook: decide.or("notify.slackWebhook", config.notify.slackWebhook),
      discordWebhook: decide.or("notify.discordWebhook", config.notify.discordWebhook),
      sms: decide.or("notify.sms", config.notify.sms),
      pagerDutyKey: decide.or("notify.pagerDutyKey", config.notify.pagerDutyKey),
    },
    account: config.account,
    monthlyBudgetUsd: config.monthlyBudgetUsd,
    deletionProtection,
    keepLastSnapshot: decide.derived("keepLastSnapshot", config.tier === "production" || deletionProtection),
    keepImages: decide.derived("keepImages", deletionProtection),
    recoveryWindowDays: decide.or("recoveryWindowDays", config.recoveryWindowDays),
    overrides: resolveOverrides(config, decide),
  };
  return { settings, origins: decide.origins(settings) };
}

function hostnamesOf(services: Readonly<Record<string, ServiceSettings>>): readonly string[] {
  const all = Object.values(services).flatMap((service) => service.routes.map((route) => route.hostname));
  return [...new Set(all)].sort();
}

function resolveNetwork({ network }: Config, decide: Decisions): NetworkSettings {
  const zoneCount = decide.or("network.zoneCount", network.zoneCount);
  return {
    cidr: network.cidr,
    zoneCount,
    nat: decide.or("network.nat", network.nat),
    subnets: decide.derived("network.subnets", subnetsOf(network.cidr, zoneCount)),
  };
}

function resolveCache({ cache }: Config, decide: Decisions): CacheSettings | undefined {
  if (cache === undefined) return decide.absent("cache");
  return {
    engine: cache.engine,
    version: cache.version,
    nodeType: cache.nodeType,
    nodes: cache.nodes,
    snapshotRetentionDays: decide.or("cache.snapshotRetentionDays", cache.snapshotRetentionDays),
    snapshotWindow: decide.or("cache.snapshotWindow", cache.snapshotWindow),
    maintenanceWindow: decide.or("cache.maintenanceWindow", cache.maintenanceWindow),
  };
}

function resolveEdge(config: Config, decide: Decisions): EdgeSettings {
  const { edge } = config;
  const { hsts, headers, cors } = edge ?? {};
  return {
    minTlsVersion: decide.or("edge.minTlsVersion", edge?.minTlsVersion),
    hsts: {
      maxAgeSeconds: decide.or("edge.hsts.maxAgeSeconds", hsts?.maxAgeSeconds),
      includeSubdomains: decide.or("edge.hsts.includeSubdomains", hsts?.includeSubdomains),
    },
    headers: {
      contentSecurityPolicy: decide.or("edge.headers.contentSecurityPolicy", headers?.contentSecurityPolicy),
      frameOptions: decide.or("edge.headers.frameOptions", headers?.frameOptions),
      xssProtection: decide.or("edge.headers.xssProtection", headers?.xssProtection),
    },
    cors: {
      origins: decide.or("edge.cors.origins", cors?.origins),
      headers: decide.or("edge.cors.headers", cors?.headers),
      credentials: decide.or("edge.cors.credentials", cors?.credentials),
      preflight: decide.or("edge.cors.preflight", cors?.preflight),
    },
    waf: resolveWaf(config, decide),
    originPull: resolveOriginPull(config, decide),
    blockedPaths: decide.or("edge.blockedPaths", edge?.blockedPaths),
    blockedHostnames: decide.or("edge.blockedHostnames", edge?.blockedHostnames),
    failover: edge?.failover ?? decide.absent("edge.failover"),
    cache: edge?.cache ?? decide.or("edge.cache", undefined),
  };
}

function resolveSecrets({ secrets }: Config, decide: Decisions): Readonly<Record<string, SecretSettings>> {
  if (secrets === undefined) decide.absent("secrets");
  const resolved = Object.entries(secrets ?? {}).map(([name, secret]): [string, SecretSettings] => {
    if (secret.kind !== "generated") return [name, secret];
    return [
      name,
      { kind: "generated", length: decide.or("secrets.*.length", secret.length, `secrets.${name}.length`) },
    ];
  });
  return Object.fromEntries(resolved);
}

function resolveOverrides({ overrides }: Config, decide: Decisions): Settings["overrides"] {
  if (overrides === undefined) decide.absent("overrides");
  const byComponent: Record<string, Settings["overrides"][string]> = {};
  for (const [target, properties] of Object.entries(overrides ?? {})) {
    const { child, component, which } = overrideTarget(target);
    const key = which === undefined ? child : `${child}.${which}`;
    byComponent[component] = { ...byComponent[component], [key]: properties };
  }
  return byComponent;
}
