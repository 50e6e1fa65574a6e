import type { Settings } from "../config/settings.ts";
import type { Ingress } from "../service/ingress.ts";
import type { Tunnel } from "./tunnel.ts";

/** What each hostname leads to. */
export function originOf(
  settings: Settings,
  ingress: Ingress | undefined,
  tunnels: ReadonlyMap<string, Tunnel>,
) {
  return (hostname: string) => {
    if (ingress !== undefined) return ingress.dnsName;
    const owner = Object.values(settings.services).find(({ routes }) =>
      routes.some((route) => route.hostname === hostname),
    );
    return tunnels.get(owner?.name ?? "")?.originName;
  };
}
