import type { Ground } from "../build-ground.ts";
import type { ProgramContext } from "../lib/stack-context.ts";
import type { ProviderOptions } from "../provider-options.ts";
import type { Cluster } from "./cluster.ts";
import type { Instance } from "./instance.ts";

/** The ground, with the instance that runs every task; undefined where tasks run on Fargate. */
export interface OnInstance extends Ground {
  readonly instance: Instance | undefined;
}

/** The instance, where the tasks run on one. */
export function buildInstance(
  context: ProgramContext,
  { access, cluster, network }: Ground & { readonly cluster: Cluster },
  options: ProviderOptions,
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
