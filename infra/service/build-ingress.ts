import type { Ground } from "../build-ground.ts";
import { Certificate } from "../edge/certificate.ts";
import { OriginPull } from "../edge/origin-pull.ts";
import type { ProgramContext } from "../lib/stack-context.ts";
import type { ProviderOptions } from "../provider-options.ts";
import { Ingress } from "./ingress.ts";

/** A stack whose services have no public route needs no load balancer and no certificate. */
export function buildIngress(
  context: ProgramContext,
  { access, network, topics }: Ground,
  options: ProviderOptions,
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
