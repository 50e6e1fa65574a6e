import { getStack, Config as PulumiConfig, RunError } from "@pulumi/pulumi";
import { buildBackup } from "./backup/build-backup.ts";
import { buildGround } from "./build-ground.ts";
import { loadConfig } from "./config/load.ts";
import { resolve } from "./config/resolve.ts";
import type { Settings } from "./config/settings.ts";
import { wholeOfFolder } from "./config/whole-of-folder.ts";
import { buildData } from "./data/build-data.ts";
import { composedValues } from "./data/composed-values.ts";
import { buildEdge } from "./edge/build-edge.ts";
import { buildTunnels, tokensOf } from "./edge/build-tunnels.ts";
import { zoneGuards } from "./edge/zone-guards.ts";
import { buildGovernance } from "./governance/build-governance.ts";
import { ConfigError } from "./lib/errors.ts";
import { makeContext, type ProgramContext } from "./lib/stack-context.ts";
import { unusedOverrides } from "./lib/unused-overrides.ts";
import { lookUp } from "./lookup.ts";
import { buildWatch, watchPost } from "./observability/build-watch.ts";
import { loadOptionalParts, type OptionalParts } from "./optional-parts.ts";
import { makeProviders } from "./providers.ts";
import { silenceDebug } from "./quiet-debug.ts";
import { Secrets } from "./secrets/secrets.ts";
import { buildIngress } from "./service/build-ingress.ts";
import { buildInstance } from "./service/build-instance.ts";
import { buildServices } from "./service/build-services.ts";
import { Cluster } from "./service/cluster.ts";
import type { JudgeImage } from "./service/image-builds.ts";
import { type DeclareBuilds, loadBuilds } from "./service/load-builds.ts";
import { type Promotion, readPromotion, unprovenServices } from "./service/promotion.ts";
import { type RanDigests, ranDigests } from "./service/ran-digests.ts";
import { readStackOutputs } from "./service/read-stack-outputs.ts";
import { readStackServices } from "./service/read-stack-services.ts";
import { reallyStanding } from "./service/really-standing.ts";
import { Registry } from "./service/registry.ts";
import { type StandingBefore, serviceStanding } from "./service/service-standing.ts";
import { standingBefore } from "./service/standing-before.ts";
import { standingOutputs } from "./service/standing-outputs.ts";
import { withLogins } from "./service/with-logins.ts";
import { shortenPromiseStacks } from "./short-stacks.ts";

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
  const [before, parts] = await Promise.all([readBefore(settings), loadOptionalParts(settings)]);
  const providers = await makeProviders(settings);
  const facts = await lookUp(settings, providers);
  const stood = await reallyStanding(
    standingBefore(before.outputs),
    { secrets: settings.secrets, services: withLogins(settings) },
    facts,
    () => readStackServices(getStack()),
  );
  const context = makeContext(settings, providers, facts);
  const builds = await loadBuilds(settings, providers.aws, { folder, judgeImage });
  const outputs = build(context, { ...before, stood }, { builds, ...parts });
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

/** In the order that a real account needs; what a component does not get as an argument, it does not wait for. */
function build(
  context: ProgramContext,
  before: Before & { readonly stood: StandingBefore },
  {
    builds,
    discovery: MakeDiscovery,
    makeMongodb,
    MakeInstance,
  }: OptionalParts & { readonly builds: DeclareBuilds | undefined },
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
  const standing = serviceStanding(
    withLogins(settings),
    secrets.empty,
    before.stood,
    unprovenServices(settings, before.promotion),
  );
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
  const zone = buildEdge(context, { ...ground, ingress, tunnels }, options);
  return {
    urls: Object.fromEntries(settings.hostnames.map((hostname) => [hostname, `https://${hostname}`])),
    ...(ingress && { loadBalancer: ingress.loadBalancerName }),
    ...(zone && { dsRecord: zone.dsRecord, guards: zoneGuards(settings) }),
    cluster: cluster.name,
    emptySecrets: secrets.empty,
    ...standingOutputs(services, standing, before.ran),
  };
}
