import {
  all,
  getStack,
  type Output,
  type ProviderResource,
  Config as PulumiConfig,
  RunError,
  secret,
} from "@pulumi/pulumi";
import { buildBackup } from "./backup/build-backup.ts";
import { imageLogins } from "./config/image-logins.ts";
import { loadConfig } from "./config/load.ts";
import { POOL_PASSWORD, POOLER, pgbouncerOf, poolerBeside } from "./config/pooler.ts";
import { resolve } from "./config/resolve.ts";
import type { Settings } from "./config/settings.ts";
import { tunnelSecretName } from "./config/tunnel-secret.ts";
import { tunnelled } from "./config/tunnelled.ts";
import { wholeOfFolder } from "./config/whole-of-folder.ts";
import { Cache } from "./data/cache.ts";
import { postgresUrl } from "./data/connection-url.ts";
import type { buildMongodb, Mongodb, MongodbGround } from "./data/mongodb.ts";
import { Pool } from "./data/pool.ts";
import { Postgres } from "./data/postgres.ts";
import { AdminAccess } from "./edge/admin-access.ts";
import { Certificate } from "./edge/certificate.ts";
import { Edge } from "./edge/edge.ts";
import { Failover } from "./edge/failover.ts";
import { Firewall } from "./edge/firewall.ts";
import { InternalTools } from "./edge/internal-tools.ts";
import { OriginPull } from "./edge/origin-pull.ts";
import { Tunnel } from "./edge/tunnel.ts";
import { Zone } from "./edge/zone.ts";
import { zoneGuards } from "./edge/zone-guards.ts";
import { AccountRecords, keepsRecords } from "./governance/account-records.ts";
import { Budget } from "./governance/budget.ts";
import { ThreatDetection } from "./governance/threat-detection.ts";
import { ConfigError } from "./lib/errors.ts";
import { makeContext, type ProgramContext } from "./lib/stack-context.ts";
import { unusedOverrides } from "./lib/unused-overrides.ts";
import { lookUp } from "./lookup.ts";
import { Network } from "./network/network.ts";
import { SecurityGroups } from "./network/security-groups.ts";
import { buildWatch, type WatchPost, watchPost } from "./observability/build-watch.ts";
import { Logs } from "./observability/logs.ts";
import { Topics } from "./observability/topics.ts";
import { makeProviders } from "./providers.ts";
import { silenceDebug } from "./quiet-debug.ts";
import { CustomerKey, type CustomerKeyArgs, type KeyPurpose } from "./secrets/customer-key.ts";
import { Secrets, type SecretsArgs } from "./secrets/secrets.ts";
import { calledServices, calleesFirst } from "./service/call-address.ts";
import { Cluster } from "./service/cluster.ts";
import type { Discovery } from "./service/discovery.ts";
import type { ImageBuilds, JudgeImage } from "./service/image-builds.ts";
import { Ingress } from "./service/ingress.ts";
import type { Instance } from "./service/instance.ts";
import { type DeclareBuilds, loadBuilds } from "./service/load-builds.ts";
import { type Promotion, readPromotion } from "./service/promotion.ts";
import { type RanDigests, ranDigests, withRun } from "./service/ran-digests.ts";
import { readStackOutputs } from "./service/read-stack-outputs.ts";
import { Registry } from "./service/registry.ts";
import { routingPriorities } from "./service/routing-priorities.ts";
import { Service, type ServiceArgs } from "./service/service.ts";
import { type Needing, type ServiceStanding, serviceStanding, stateOf } from "./service/service-standing.ts";
import { serviceTexts } from "./service/service-texts.ts";
import { STANDING_OUTPUTS, standingBefore } from "./service/standing-before.ts";
import { taskPlace } from "./service/task-place.ts";
import { shortenPromiseStacks } from "./short-stacks.ts";

/** The providers, for whatever stands below a component. */
interface Options {
  readonly providers: ProviderResource[];
}

interface Data {
  readonly database: Postgres | undefined;
  readonly mongodb: Mongodb | undefined;
  readonly cache: Cache | undefined;
  readonly pool: Pool | undefined;
}

interface Parts extends Ground, Data {
  readonly cluster: Cluster;
  readonly discovery: Discovery | undefined;
  readonly instance: Instance | undefined;
  readonly ingress: Ingress | undefined;
  readonly tunnels: ReadonlyMap<string, Tunnel>;
  readonly images: ImageBuilds | undefined;
  readonly promotion: Promotion | undefined;
  readonly registry: Registry;
  readonly secrets: Secrets;
  readonly standing: ServiceStanding;
}

export interface ProgramOptions {
  /** The whole configuration. Left out: Pulumi's own of the stack, with what it takes from other stack files of the folder. */
  readonly raw?: unknown;
  /** Folder of the stack files, from which build contexts start. Default: SLIPWAY_CONFIG_DIR, or where the program runs. */
  readonly folder?: string;
  /** Asked of every image that is built here, before its service gets it. Left out: nobody is, and a policy refuses builds. */
  readonly judgeImage?: JudgeImage;
}

/** Declares the whole stack and gives its outputs; none of them is secret. Nothing happens before it is called. */
export async function program(options: ProgramOptions = {}): Promise<Record<string, unknown>> {
  shortenPromiseStacks();
  silenceDebug();
  const { folder = process.env.SLIPWAY_CONFIG_DIR ?? process.cwd(), judgeImage } = options;
  const settings = await readSettings(options, folder);
  // Read before anything is declared: the engine writes the state, which holds them, with the first resource.
  const [before, makeMongodb, discovery, MakeInstance] = await Promise.all([
    readBefore(settings),
    atlas(settings),
    discoveryOf(settings),
    instanceClass(settings),
  ]);
  const providers = await makeProviders(settings);
  const facts = await lookUp(settings, providers);
  const context = makeContext(settings, providers, facts);
  const builds = await loadBuilds(settings, providers.aws, { folder, judgeImage });
  const outputs = build(context, before, { builds, discovery, makeMongodb, MakeInstance });
  const unused = unusedOverrides(settings, {
    applied: context.appliedOverrides(),
    named: context.namedTargets(),
  });
  if (unused.length > 0) throw new RunError(unused.join("\n"));
  return outputs;
}

async function readSettings(options: ProgramOptions, folder: string): Promise<Settings> {
  const where = `Pulumi.${getStack()}.yaml`;
  try {
    if ("raw" in options) return resolve(loadConfig(options.raw, where)).settings;
    const own = new PulumiConfig("slipway").requireObject<unknown>("stack");
    return resolve(loadConfig(await wholeOfFolder(getStack(), own, folder), where)).settings;
  } catch (error) {
    // A RunError is told without a stack trace: the fault is in the configuration.
    if (error instanceof ConfigError) throw new RunError(error.message);
    throw error;
  }
}

/** What earlier updates left behind: outputs of this stack, and of the one that runs images first. */
interface Before {
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly ran: RanDigests;
  readonly promotion: Promotion | undefined;
}

async function readBefore(settings: Settings): Promise<Before> {
  const outputs = await readStackOutputs(getStack());
  const ran = ranDigests(outputs);
  return { outputs, ran, promotion: await readPromotion(settings, ran) };
}

/** What only some stacks use; loaded where one does. */
interface Optional {
  readonly builds: DeclareBuilds | undefined;
  readonly makeMongodb: typeof buildMongodb | undefined;
  readonly discovery: typeof Discovery | undefined;
  readonly MakeInstance: typeof Instance | undefined;
}

/** In the order that a real account needs; what a component does not get as an argument, it does not wait for. */
function build(
  context: ProgramContext,
  before: Before,
  { builds, discovery: MakeDiscovery, makeMongodb, MakeInstance }: Optional,
): Record<string, unknown> {
  const { settings } = context;
  const options = { providers: Object.values(context.providers) };
  const ground = buildGround(context, options);
  const post = watchPost(context, ground.topics, options);
  buildGovernance(context, ground, post, options);
  const cluster = new Cluster("cluster", { context }, options);
  const instance = buildInstance(context, { ...ground, cluster }, options, MakeInstance);
  const data = buildData(context, { ...ground, instance }, options, makeMongodb);
  const tunnels = buildTunnels(context, options);
  const composed = { ...composedValues(settings, data), ...tokensOf(tunnels) };
  const secrets = new Secrets(
    "secrets",
    { context, keyArn: ground.keys.secrets.arn, composed, copies: post?.copies },
    options,
  );
  const registry = new Registry("registry", { context, keyArn: ground.keys.data.arn }, options);
  const images = builds?.({ context, registry }, options);
  const ingress = buildIngress(context, ground, options);
  const { vpcId } = ground.network;
  const discovery = MakeDiscovery && new MakeDiscovery("discovery", { context, vpcId }, options);
  const standing = serviceStanding(withLogins(settings), secrets.empty, standingBefore(before.outputs));
  const services = buildServices(
    context,
    {
      ...ground,
      ...data,
      cluster,
      discovery,
      images,
      ingress,
      instance,
      promotion: before.promotion,
      registry,
      secrets,
      standing,
      tunnels,
    },
    options,
  );
  const components = {
    clusterName: cluster.name,
    balancer: ingress?.arnSuffix,
    services,
    databaseIdentifier: data.database?.instance.identifier,
    cacheNodes: data.cache?.nodeIds ?? [],
  };
  buildWatch(context, { ...ground, post, secrets, components }, options);
  buildBackup(context, { ...ground, ...data, cluster, instance, secrets }, options);
  const firewall = buildFirewall(context, ground, ingress, options);
  const { admin } = settings;
  const login =
    admin === undefined ? undefined : new AdminAccess("admin-access", { context, admin }, options);
  const zone = settings.cloudflare.ownsZone ? new Zone("zone", { context }, options) : undefined;
  const rules = [];
  if (settings.hostnames.length > 0 || settings.cloudflare.ownsZone) {
    const ready = [...(firewall?.ready ?? []), ...(login?.ready ?? [])];
    rules.push(
      new Edge("edge", { context, originName: originOf(settings, ingress, tunnels), ready }, options),
    );
  }
  const { internalTools: tools } = settings;
  const originName = (service: string) => tunnels.get(service)?.originName;
  if (tools !== undefined)
    new InternalTools("internal-tools", { context, tools, originName, ready: rules }, options);
  const { failover } = settings.edge;
  if (failover !== undefined) new Failover("failover", { context, settings: failover }, options);
  return {
    urls: Object.fromEntries(settings.hostnames.map((hostname) => [hostname, `https://${hostname}`])),
    ...(ingress && { loadBalancer: ingress.loadBalancerName }),
    ...(zone && { dsRecord: zone.dsRecord, guards: zoneGuards(settings) }),
    cluster: cluster.name,
    emptySecrets: secrets.empty,
    ...standingOutputs(services, standing, before.ran),
  };
}

/** How the services stand at the end, for later updates and other stacks. Nothing is told before all of them came to their end. */
function standingOutputs(
  services: Readonly<Record<string, Service>>,
  { held, stopped }: ServiceStanding,
  ran: RanDigests,
): Record<string, unknown> {
  const names = Object.keys(services).sort();
  const images = Object.fromEntries(names.map((name) => [name, services[name]?.image]));
  const rolledBack = all(names.map((name) => services[name]?.deployed)).apply((deployed) =>
    names.filter((_, index) => deployed[index] === false),
  );
  return {
    [STANDING_OUTPUTS.declared]: images,
    [STANDING_OUTPUTS.held]: held,
    [STANDING_OUTPUTS.stopped]: stopped,
    [STANDING_OUTPUTS.rolledBack]: rolledBack,
    [STANDING_OUTPUTS.ran]: all([images, rolledBack]).apply(([delivered, back]) =>
      withRun(ran, delivered, [...held, ...back]),
    ),
  };
}

/** What everything else stands on. */
function buildGround(context: ProgramContext, options: Options) {
  const key = (name: string, purpose: KeyPurpose, serviceGrants: CustomerKeyArgs["serviceGrants"]) =>
    new CustomerKey(name, { context, purpose, serviceGrants }, options);
  const keys = {
    secrets: key("secrets-key", "secrets", [
      context.settings.secretStore === "parameters" ? "ssm" : "secretsmanager",
    ]),
    logs: key("logs-key", "logs", ["logs"]),
    data: key("data-key", "data", ["backup", "rds", "elasticache", "ecr"]),
    alerts: key("alerts-key", "alerts", ["alerts"]),
    records: keepsRecords(context.settings) ? key("records-key", "records", ["cloudtrail", "s3"]) : undefined,
  };
  const logs = new Logs("logs", { context, keyArn: keys.logs.arn }, options);
  const network = new Network("network", { context, flowLogGroupArn: logs.groupArn("flow") }, options);
  const access = new SecurityGroups("access", { context, vpcId: network.vpcId }, options);
  const { region } = context.settings.aws;
  const topics = new Topics("topics", { context, region, keyArn: keys.alerts.arn }, options);
  return { access, keys, logs, network, topics };
}

type Ground = ReturnType<typeof buildGround>;

interface OnInstance extends Ground {
  readonly instance: Instance | undefined;
}

/** What the account has once, as far as it is this stack's to declare. */
function buildGovernance(
  context: ProgramContext,
  { keys, logs, topics }: Ground,
  post: WatchPost | undefined,
  options: Options,
): void {
  const { account } = context.settings;
  if (keys.records !== undefined) {
    const trailGroupArn = account.cloudTrail === "owned" ? logs.groupArn("trail") : undefined;
    new AccountRecords("records", { context, keyArn: keys.records.arn, trailGroupArn }, options);
  }
  new Budget("budget", { context, topics: post?.topics ?? topics }, options);
  if (account.guardDuty === "owned") {
    const everywhere = [...new Set([topics, post?.topics ?? topics])];
    new ThreatDetection("threats", { context, topics: everywhere }, options);
  }
}

/** The components of MongoDB Atlas, loaded only where they are used. */
async function atlas({ database }: Settings): Promise<typeof buildMongodb | undefined> {
  if (database?.engine !== "mongodb") return undefined;
  return (await import("./data/mongodb.ts")).buildMongodb;
}

/** The names by which services find one another, loaded only where one calls another. */
async function discoveryOf({ services }: Settings): Promise<typeof Discovery | undefined> {
  if (calledServices(services).length === 0) return undefined;
  return (await import("./service/discovery.ts")).Discovery;
}

/** The component of the instance, loaded only where the tasks run on one. */
async function instanceClass({ compute }: Settings): Promise<typeof Instance | undefined> {
  return compute.kind === "instance" ? (await import("./service/instance.ts")).Instance : undefined;
}

function buildInstance(
  context: ProgramContext,
  { access, cluster, network }: Ground & { readonly cluster: Cluster },
  options: Options,
  Made: typeof Instance | undefined,
): Instance | undefined {
  const { compute } = context.settings;
  if (compute.kind === "fargate" || Made === undefined || access.instance === undefined) return undefined;
  return new Made(
    "instance",
    {
      context,
      settings: compute,
      cluster,
      subnetIds: network.subnetIds("public"),
      securityGroupId: access.instance,
      ready: [...network.ready, ...access.ready],
    },
    options,
  );
}

/** By a private endpoint in the isolated subnets, or from the addresses of the gateways or the instance. */
function wayToMongodb({ access, instance, network }: OnInstance): MongodbGround["way"] {
  if (access.database === undefined) {
    const addresses = instance === undefined ? network.egressAddresses : [instance.egressAddress];
    return { kind: "egress-addresses", addresses };
  }
  return {
    kind: "private-endpoint",
    vpcId: network.vpcId,
    subnetIds: network.subnetIds("isolated"),
    securityGroupId: access.database,
  };
}

function buildData(
  context: ProgramContext,
  ground: OnInstance,
  options: Options,
  makeMongodb: typeof buildMongodb | undefined,
): Data {
  const { access, keys, logs, network } = ground;
  const { cache, database } = context.settings;
  const place = { context, subnetIds: network.subnetIds("isolated"), keyArn: keys.data.arn };
  const postgres =
    database?.engine !== "postgres" || access.database === undefined
      ? undefined
      : new Postgres(
          "database",
          { ...place, settings: database, securityGroupId: access.database, logs },
          options,
        );
  return {
    database: postgres,
    pool:
      database?.engine !== "postgres" ||
      database.pool?.kind !== "rds-proxy" ||
      postgres === undefined ||
      access.pool === undefined
        ? undefined
        : new Pool(
            "pool",
            {
              ...place,
              settings: database.pool,
              securityGroupId: access.pool,
              secretsKeyArn: keys.secrets.arn,
              database: {
                identifier: postgres.instance.identifier,
                databaseName: postgres.databaseName,
                username: postgres.username,
                password: postgres.password,
              },
            },
            options,
          ),
    mongodb:
      database?.engine === "mongodb"
        ? makeMongodb?.(context, { settings: database, way: wayToMongodb(ground) }, options)
        : undefined,
    cache:
      cache === undefined || access.cache === undefined
        ? undefined
        : new Cache("cache", { ...place, settings: cache, securityGroupId: access.cache }, options),
  };
}

/** Where services reach the database: at its pool where there is one. */
function addressOf(settings: Settings, { database, mongodb, pool }: Data) {
  if (database === undefined) return mongodb;
  if (pgbouncerOf(settings) !== undefined) return { databaseName: database.databaseName, ...POOLER };
  const { databaseName, host, port } = database;
  return { databaseName, port, host: pool?.host ?? host };
}

function composedValues(
  settings: Settings,
  { cache, mongodb, pool, ...data }: Data,
): SecretsArgs["composed"] {
  const database = data.database ?? mongodb;
  return {
    ...(database && {
      "database.url": pooledUrl(settings, data.database) ?? pool?.url ?? database.url,
      "database.directUrl": database.url,
      "database.password": database.password,
    }),
    ...(cache && { "cache.url": cache.url, "cache.password": cache.password }),
  };
}

/** The URL by which applications ask the pooler beside them; undefined where none stands there. Secret. */
function pooledUrl(settings: Settings, database: Postgres | undefined): Output<string> | undefined {
  if (database === undefined || pgbouncerOf(settings) === undefined) return undefined;
  return secret(
    all([database.databaseName, database.username, database.password]).apply(
      ([databaseName, username, password]) =>
        postgresUrl({ ...POOLER, databaseName, username, password }, "disable"),
    ),
  );
}

/** A stack whose services have no public route needs no load balancer and no certificate. */
function buildIngress(
  context: ProgramContext,
  { access, network, topics }: Ground,
  options: Options,
): Ingress | undefined {
  if (context.settings.hostnames.length === 0 || access.loadBalancer === undefined) return undefined;
  const certificate = new Certificate("certificate", { context }, options);
  const { originPull } = context.settings.edge;
  const edgeOnly =
    originPull === undefined
      ? undefined
      : new OriginPull("origin-pull", { context, settings: originPull, topics }, options);
  return new Ingress(
    "ingress",
    {
      context,
      subnetIds: network.subnetIds("public"),
      securityGroupId: access.loadBalancer,
      certificateArn: certificate.arn,
      edgeOnly,
      ready: network.ready,
    },
    options,
  );
}

/** A tunnel for each service that is reached by one. */
function buildTunnels(context: ProgramContext, options: Options): ReadonlyMap<string, Tunnel> {
  const { settings } = context;
  const behind = Object.values(settings.services)
    .map((service) => ({ ...service, routes: tunnelled(settings, service) }))
    .filter(({ routes }) => settings.tunnel !== undefined && routes.length > 0);
  return new Map(
    behind.map((service) => [
      service.name,
      new Tunnel(`tunnel-${service.name}`, { context, service }, options),
    ]),
  );
}

function tokensOf(tunnels: ReadonlyMap<string, Tunnel>): SecretsArgs["composed"] {
  return Object.fromEntries([...tunnels].map(([service, { token }]) => [`tunnel.${service}`, token]));
}

/** What each hostname leads to. */
function originOf(settings: Settings, ingress: Ingress | undefined, tunnels: ReadonlyMap<string, Tunnel>) {
  return (hostname: string) => {
    if (ingress !== undefined) return ingress.dnsName;
    const owner = Object.values(settings.services).find(({ routes }) =>
      routes.some((route) => route.hostname === hostname),
    );
    return tunnels.get(owner?.name ?? "")?.originName;
  };
}

/** AWS WAF stands where the stack asks for it and has something to stand before. */
function buildFirewall(
  context: ProgramContext,
  { logs }: Ground,
  ingress: Ingress | undefined,
  options: Options,
): Firewall | undefined {
  if (ingress === undefined || !context.settings.edge.waf.loadBalancer) return undefined;
  const logGroupArn = logs.groupArn("firewall");
  return new Firewall(
    "firewall",
    { context, loadBalancerArn: ingress.loadBalancerArn, logGroupArn },
    options,
  );
}

function withLogins(settings: Settings): Readonly<Record<string, Needing>> {
  const services = Object.values(settings.services);
  return Object.fromEntries(
    services.map((one) => [one.name, { ...one, logins: imageLogins(settings, one) }]),
  );
}

function buildServices(
  context: ProgramContext,
  parts: Parts,
  options: Options,
): Readonly<Record<string, Service>> {
  const { access, cluster, ingress, keys, logs, network, registry, secrets } = parts;
  const routes = routingPriorities(context.settings.services);
  const built = new Map<string, Service>();
  for (const service of calleesFirst(context.settings.services)) {
    const pooled = poolerBeside(context.settings, service) !== undefined;
    const more = [
      ...imageLogins(context.settings, service),
      ...(parts.tunnels.has(service.name) ? [tunnelSecretName(service.name)] : []),
      ...(pooled ? [POOL_PASSWORD] : []),
    ];
    const args: ServiceArgs = {
      context,
      service,
      state: stateOf(parts.standing, service.name),
      promotion: parts.promotion,
      texts: {
        ...serviceTexts(service, { ...parts, database: addressOf(context.settings, parts) }, more),
        ...parts.images?.texts(service.name),
        ...(pooled && parts.database && { "database.directHost": parts.database.host }),
      },
      cluster,
      vpcId: network.vpcId,
      place: taskPlace(context.settings, network, access.service(service.name)),
      ingress,
      routes: routes.filter((route) => route.service === service.name),
      registryArn: parts.discovery?.registryArn(service.name),
      reach: {
        secretArns: [...new Set([...Object.values(service.secrets), ...more])]
          .sort()
          .map((name) => secrets.arn(name)),
        secretsKeyArn: keys.secrets.arn,
        logGroupArn: logs.groupArn(service.name),
        repositoryArn: registry.repositoryArn(service.name),
      },
      ready: [
        ...network.ready,
        ...access.ready,
        ...cluster.ready,
        ...(parts.instance?.ready ?? []),
        ...(parts.mongodb?.ready ?? []),
        ...(ingress === undefined ? [] : [ingress]),
        ...(parts.tunnels.get(service.name)?.ready ?? []),
        ...Object.values(service.calls).flatMap((callee) => built.get(callee) ?? []),
      ],
    };
    built.set(service.name, new Service(service.name, args, options));
  }
  return Object.fromEntries(built);
}
