import type { ServiceSettings } from "../config/service-settings.ts";
import type { Settings } from "../config/settings.ts";

/**
 * Name of the private DNS zone in which the called services stand. `.internal` is nobody's on the internet (ICANN kept it for
 * private use, resolution 2024.07.29.06, from memory, 2026-11), and the stack's own part keeps apart what peered networks resolve.
 */
export function discoveryZone({ environment, product }: Pick<Settings, "environment" | "product">): string {
  return `${product}-${environment}.internal`;
}

/** Where a service is found inside the network; in clear, as the load balancer asks it too. */
export function callAddress(
  settings: Pick<Settings, "environment" | "product">,
  { containerPort, name }: Pick<ServiceSettings, "containerPort" | "name">,
): string {
  return `http://${name}.${discoveryZone(settings)}:${containerPort}`;
}

/** Names of the services that others call, sorted. */
export function calledServices(services: Settings["services"]): readonly string[] {
  return [...new Set(Object.values(services).flatMap(({ calls }) => Object.values(calls)))].sort();
}

/** The services, each after those that it calls; without calls in the order in which they are written. */
export function calleesFirst(services: Settings["services"]): readonly ServiceSettings[] {
  const ordered = new Map<string, ServiceSettings>();
  const visit = (service: ServiceSettings | undefined): void => {
    if (service === undefined || ordered.has(service.name)) return;
    for (const callee of Object.values(service.calls).sort()) visit(services[callee]);
    ordered.set(service.name, service);
  };
  for (const service of Object.values(services)) visit(service);
  return [...ordered.values()];
}
