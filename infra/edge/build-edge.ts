import type { ProgramContext } from "../lib/stack-context.ts";
import type { Logs } from "../observability/logs.ts";
import type { ProviderOptions } from "../provider-options.ts";
import type { Ingress } from "../service/ingress.ts";
import { AdminAccess } from "./admin-access.ts";
import { Edge } from "./edge.ts";
import { Failover } from "./failover.ts";
import { Firewall } from "./firewall.ts";
import { InternalTools } from "./internal-tools.ts";
import { originOf } from "./origin-of.ts";
import type { Tunnel } from "./tunnel.ts";
import { Zone } from "./zone.ts";

/** By which the edge reaches the services: a load balancer, or a tunnel of each. */
export interface Origins {
  readonly logs: Logs;
  readonly ingress: Ingress | undefined;
  readonly tunnels: ReadonlyMap<string, Tunnel>;
}

/** Firewall, logins, records and rules before the origins; gives the zone where this stack owns it. */
export function buildEdge(
  context: ProgramContext,
  { ingress, logs, tunnels }: Origins,
  options: ProviderOptions,
): Zone | undefined {
  const { settings } = context;
  const firewall = buildFirewall(context, logs, ingress, options);
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
  return zone;
}

/** AWS WAF stands where the stack asks for it and has something to stand before. */
function buildFirewall(
  context: ProgramContext,
  logs: Logs,
  ingress: Ingress | undefined,
  options: ProviderOptions,
): Firewall | undefined {
  if (ingress === undefined || !context.settings.edge.waf.loadBalancer) return undefined;
  const logGroupArn = logs.groupArn("firewall");
  return new Firewall(
    "firewall",
    { context, loadBalancerArn: ingress.loadBalancerArn, logGroupArn },
    options,
  );
}
