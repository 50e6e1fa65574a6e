import type { RouteSettings, ServiceSettings } from "./service-settings.ts";
import type { Settings } from "./settings.ts";

/** What has to be known of a stack. */
export type TunnelWays = Pick<Settings, "ingress" | "internalTools">;

/**
 * What a service answers to behind a tunnel of its own: all of the hostname by which the staff reaches it, or its public routes
 * where requests come by tunnels. Empty for one that stands behind none.
 */
export function tunnelled(
  { ingress, internalTools }: TunnelWays,
  { name, routes }: Pick<ServiceSettings, "name" | "routes">,
): readonly RouteSettings[] {
  const hostname = internalTools?.hostnames[name];
  if (hostname !== undefined) return [{ hostname, paths: ["/*"] }];
  return ingress === "tunnel" ? routes : [];
}
