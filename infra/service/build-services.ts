import type { Ground } from "../build-ground.ts";
import { imageLogins } from "../config/image-logins.ts";
import { POOL_PASSWORD, poolerBeside } from "../config/pooler.ts";
import { tunnelSecretName } from "../config/tunnel-secret.ts";
import type { Data } from "../data/build-data.ts";
import { addressOf } from "../data/database-address.ts";
import type { Tunnel } from "../edge/tunnel.ts";
import type { ProgramContext } from "../lib/stack-context.ts";
import type { ProviderOptions } from "../provider-options.ts";
import type { Secrets } from "../secrets/secrets.ts";
import { calleesFirst } from "./call-address.ts";
import type { Cluster } from "./cluster.ts";
import type { Discovery } from "./discovery.ts";
import type { ImageBuilds } from "./image-builds.ts";
import type { Ingress } from "./ingress.ts";
import type { Instance } from "./instance.ts";
import type { Promotion } from "./promotion.ts";
import type { Registry } from "./registry.ts";
import { routingPriorities } from "./routing-priorities.ts";
import { Service, type ServiceArgs } from "./service.ts";
import { type ServiceStanding, stateOf } from "./service-standing.ts";
import { serviceTexts } from "./service-texts.ts";
import { taskPlace } from "./task-place.ts";

/** What services stand on. */
export interface ServiceGround extends Ground, Data {
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

/** Every service, the called before their callers. */
export function buildServices(
  context: ProgramContext,
  parts: ServiceGround,
  options: ProviderOptions,
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
      unproven: parts.standing.unproven.includes(service.name),
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
