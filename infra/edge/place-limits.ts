import type { CloudflarePlan } from "../config/cloudflare-settings.ts";
import { awsWaf } from "../tables/aws-waf.ts";
import { cloudflarePlans } from "../tables/cloudflare-plans.ts";

/** Where a rule of the edge stands: in Cloudflare, or in AWS WAF on the load balancer. */
export type EdgeLayer = "cloudflare" | "load balancer";

/** Limits are written per minute, and each layer counts over one. */
export const WINDOW_SECONDS = 60;

/** A limit as far as its place is concerned. */
export interface LimitWanted {
  readonly name: string;
  readonly requestsPerMinute: number;
}

/** What a stack has to hold limits with. */
export interface EdgeLayers {
  readonly plan: CloudflarePlan;
  /** Only the owner of the zone declares Cloudflare's rules. */
  readonly ownsZone: boolean;
  /** AWS WAF stands on the load balancer. */
  readonly loadBalancer: boolean;
  /** Traffic comes by a tunnel: there is no load balancer, and none is advised. Default false. */
  readonly tunnel?: boolean;
}

export interface Placement {
  /** By name of the limit. */
  readonly layers: ReadonlyMap<string, EdgeLayer>;
  /** Limits that no layer holds, with the plan or the layer that could. */
  readonly unplaced: readonly { readonly name: string; readonly expected: string; readonly next: string }[];
}

/**
 * Gives every limit its layer. Cloudflare comes first, since it answers nearest to the caller: it gets the limits that AWS
 * WAF cannot count (below its least), then the tightest ones, which guessing attackers run into; AWS WAF holds the rest.
 * Whatever can be placed at all is placed.
 */
export function placeLimits(limits: readonly LimitWanted[], layers: EdgeLayers): Placement {
  const edgeRules = cloudflareRules(layers);
  const ordered = [...limits].sort(tightestFirst);
  const [high, low] = [
    ordered.filter((limit) => fitsLoadBalancer(limit, layers)),
    ordered.filter((limit) => !fitsLoadBalancer(limit, layers)),
  ];
  const first = [...low, ...high];
  const atEdge = first.slice(0, edgeRules);
  const rest = first.slice(edgeRules);
  const behind = rest.filter((limit) => fitsLoadBalancer(limit, layers)).slice(0, awsWaf.rateRules);
  const held = new Set([...atEdge, ...behind]);
  const needed = limits.length - behindAlone(ordered, layers);
  return {
    layers: new Map([
      ...atEdge.map(({ name }): [string, EdgeLayer] => [name, "cloudflare"]),
      ...behind.map(({ name }): [string, EdgeLayer] => [name, "load balancer"]),
    ]),
    unplaced: ordered
      .filter((limit) => !held.has(limit))
      .map((limit) => unplaced(limit, layers, edgeRules, needed)),
  };
}

/** The order in which limits are asked and shown: the tightest first, equal ones by name. */
export function tightestFirst(one: LimitWanted, other: LimitWanted): number {
  const apart = one.requestsPerMinute - other.requestsPerMinute;
  return apart === 0 ? (one.name < other.name ? -1 : 1) : apart;
}

/** Rules of a minute that Cloudflare can hold for this stack. */
function cloudflareRules({ plan, ownsZone }: EdgeLayers): number {
  const { ratePeriodSeconds, rateRules } = cloudflarePlans[plan];
  return ownsZone && ratePeriodSeconds >= WINDOW_SECONDS ? rateRules : 0;
}

function fitsLoadBalancer(limit: LimitWanted, { loadBalancer }: EdgeLayers): boolean {
  return loadBalancer && limit.requestsPerMinute >= awsWaf.leastRequests;
}

function unplaced(
  { name, requestsPerMinute }: LimitWanted,
  layers: EdgeLayers,
  edgeRules: number,
  needed: number,
): Placement["unplaced"][number] {
  const holds = layers.ownsZone
    ? `the Cloudflare plan ${layers.plan} holds ${edgeRules} limits of a minute`
    : "Cloudflare's limits are declared by the stack that owns the zone";
  if (layers.loadBalancer) {
    const least = awsWaf.leastRequests;
    const room =
      requestsPerMinute < least
        ? `AWS WAF counts from ${least} requests`
        : `AWS WAF holds ${awsWaf.rateRules} limits`;
    const next =
      requestsPerMinute < least
        ? `Write ${least} or more, or ${larger(layers, needed)}`
        : "Join limits under one path";
    return { name, expected: `a limit that a layer holds: ${holds}, ${room}`, next };
  }
  return {
    name,
    expected: `a limit that a layer holds: ${holds}, and there is no second layer`,
    next:
      layers.tunnel === true
        ? `Write layer: application if the application holds it, or ${larger(layers, needed)}`
        : `Write edge.waf.loadBalancer: true, or ${larger(layers, needed)}, or layer: application if the application holds it`,
  };
}

/** Limits that AWS WAF holds if it gets all that it can. */
function behindAlone(limits: readonly LimitWanted[], layers: EdgeLayers): number {
  return Math.min(limits.filter((limit) => fitsLoadBalancer(limit, layers)).length, awsWaf.rateRules);
}

/** The cheapest plan that has a rule of a minute for every limit which only Cloudflare can hold. */
function larger({ ownsZone }: EdgeLayers, needed: number): string {
  if (!ownsZone) return "write the limit in the stack that owns the zone";
  const next = Object.entries(cloudflarePlans).find(
    ([, facts]) => facts.ratePeriodSeconds >= WINDOW_SECONDS && facts.rateRules >= needed,
  );
  return next === undefined ? "join limits under one path" : `take the Cloudflare plan ${next[0]}`;
}
