import { placeLimits } from "../edge/place-limits.ts";
import { cloudflarePlans } from "../tables/cloudflare-plans.ts";
import type { Config } from "./config.ts";
import type { Decisions } from "./decisions.ts";
import type { WafSettings } from "./edge-settings.ts";
import type { ServiceSettings } from "./service-settings.ts";
import type { BypassSettings, LimitSettings, MaintenanceSettings } from "./traffic-settings.ts";

/** Which layer blocks known attacks. */
export function resolveWaf({ cloudflare, edge }: Config, decide: Decisions): WafSettings {
  const managed = decide.or("edge.waf.managed", edge?.waf?.managed);
  const loadBalancer = edge?.waf?.loadBalancer ?? decide.derived("edge.waf.loadBalancer", false); // a check asks for it where there are routes
  return {
    managedBy: decide.derived("edge.waf.managedBy", managedBy(managed, loadBalancer, cloudflare)),
    loadBalancer,
  };
}

function managedBy(
  managed: boolean,
  loadBalancer: boolean,
  { ownsZone, plan }: Config["cloudflare"],
): WafSettings["managedBy"] {
  if (!managed) return "nobody";
  if (cloudflarePlans[plan].managedRulesets) return ownsZone ? "cloudflare" : "the zone's owner";
  return loadBalancer ? "load balancer" : "nobody";
}

/** Every limit with the layer that holds it. The checks have seen that each has one. */
export function resolveLimits(
  { limits, cloudflare, edge }: Config,
  decide: Decisions,
): readonly LimitSettings[] {
  const written = limits ?? decide.or("limits", undefined);
  const layers = {
    plan: cloudflare.plan,
    ownsZone: cloudflare.ownsZone,
    loadBalancer: edge?.waf?.loadBalancer ?? false,
  };
  const own = written.filter(({ layer }) => layer === undefined);
  const placed = placeLimits(own, layers).layers;
  return written.map((limit, index) => {
    const layer = limit.layer ?? placed.get(limit.name);
    if (layer === undefined) throw new Error(`limits: a layer for "${limit.name}" was expected; got none.`);
    return {
      ...limit,
      hostname: limit.hostname ?? decide.derived(`limits.${index}.hostname`, undefined),
      layer: limit.layer ?? decide.derived(`limits.${index}.layer`, layer),
    };
  });
}

/** The routes that are written, and each service's health routes on each of its hostnames. */
export function resolveBypass(
  { bypass }: Config,
  services: Readonly<Record<string, ServiceSettings>>,
  decide: Decisions,
): readonly BypassSettings[] {
  const written = bypass ?? decide.or("bypass", undefined);
  const health = Object.values(services).flatMap(({ health, name, routes }) =>
    [...new Set(routes.map(({ hostname }) => hostname))].flatMap((hostname, place) =>
      healthPaths(health).map(([question, path]): BypassSettings => {
        const further = place === 0 ? "" : `-${place + 1}`; // a service's second hostname, and so on
        return { name: `${name}-${question}-health${further}`, hostname, path, purpose: "health" };
      }),
    ),
  );
  const known = new Set(written.map(({ hostname, path }) => `${hostname}${path}`));
  const added = health.filter(({ hostname, path }) => {
    const route = `${hostname}${path}`;
    const isNew = !known.has(route);
    known.add(route); // one path may answer both questions, and one hostname belong to several services
    return isNew;
  });
  return [
    ...written,
    ...added.map((route, index) => decide.derived(`bypass.${written.length + index}`, route)),
  ];
}

/** What a health route is asked for, with its path. */
function healthPaths({
  deepPath,
  livePath,
}: ServiceSettings["health"]): readonly (readonly ["live" | "deep", string])[] {
  return [["live", livePath] as const, ...(deepPath === undefined ? [] : [["deep", deepPath] as const])];
}

/** Maintenance mode; undefined where the file does not speak of it. */
export function resolveMaintenance(
  { maintenance }: Config,
  decide: Decisions,
): MaintenanceSettings | undefined {
  if (maintenance === undefined) return decide.absent("maintenance");
  return {
    enabled: decide.or("maintenance.enabled", maintenance.enabled),
    message: maintenance.message,
    variables: decide.or("maintenance.variables", maintenance.variables),
  };
}

/** A service's plain variables, with the one that tells it of maintenance. */
export function withMaintenance(
  service: ServiceSettings,
  maintenance: MaintenanceSettings | undefined,
  decide: Decisions,
): ServiceSettings {
  const variable = maintenance?.variables[service.name];
  if (maintenance === undefined || variable === undefined) return service;
  const value = decide.derived(
    `services.${service.name}.environment.${variable}`,
    String(maintenance.enabled),
  );
  return { ...service, environment: { ...service.environment, [variable]: value } };
}
