import { type Plain, plain } from "./merged.ts";
import { movedHosts, movedText, servedHosts } from "./moved-hosts.ts";

/**
 * The configuration of a zone's owner, which guards the hostnames of the stacks that are like it too: they declare no rule of the
 * zone, so that without this their admin routes and blocked paths would stand open, and their pages could call no origin.
 */
export function guardedToo(
  own: Plain,
  neighbours: readonly Plain[],
): { readonly raw: Plain; readonly derived: readonly string[] } {
  const zone = plain(own.cloudflare);
  const { domain } = own;
  if (zone.ownsZone !== true || typeof domain !== "string") return { raw: own, derived: [] };
  let raw = own;
  const derived: string[] = [];
  for (const neighbour of neighbours) {
    const theirs = plain(neighbour.cloudflare);
    if (theirs.ownsZone !== false || theirs.zoneId !== zone.zoneId || neighbour.domain !== domain) continue;
    const environment = String(neighbour.environment);
    const served = new Set(servedHosts(neighbour));
    const all = movedHosts(own, { domain, to: { environment } });
    const hosts = new Map([...all].filter(([, moved]) => served.has(moved)));
    if (hosts.size > 0) raw = withHosts(raw, own, hosts, derived);
  }
  return { raw, derived };
}

/** `raw`, in which everything that `own` says of a hostname holds where it moves too. */
function withHosts(raw: Plain, own: Plain, hosts: ReadonlyMap<string, string>, derived: string[]): Plain {
  const admin = plain(raw.admin);
  const edge = plain(raw.edge);
  const cors = plain(edge.cors);
  const more = {
    routes: list(plain(own.admin).routes).flatMap((route) => {
      const { hostname } = plain(route);
      const moved = typeof hostname === "string" ? hosts.get(hostname) : undefined;
      return moved === undefined ? [] : [{ ...plain(route), hostname: moved }];
    }),
    origins: list(plain(plain(own.edge).cors).origins).flatMap((origin) => {
      const moved = typeof origin === "string" ? movedText(origin, hosts) : origin;
      return moved === origin ? [] : [moved];
    }),
    blockedHostnames: edge.blockedPaths === undefined ? [] : [...hosts.values()],
  };
  const added = (before: unknown, items: readonly unknown[], path: string): readonly unknown[] => {
    const kept = list(before);
    items.forEach((_, index) => {
      derived.push(`${path}.${kept.length + index}`);
    });
    return [...kept, ...items];
  };
  return {
    ...raw,
    ...(more.routes.length > 0 && {
      admin: { ...admin, routes: added(admin.routes, more.routes, "admin.routes") },
    }),
    ...(more.origins.length + more.blockedHostnames.length > 0 && {
      edge: {
        ...edge,
        ...(more.origins.length > 0 && {
          cors: { ...cors, origins: added(cors.origins, more.origins, "edge.cors.origins") },
        }),
        ...(more.blockedHostnames.length > 0 && {
          blockedHostnames: added(edge.blockedHostnames, more.blockedHostnames, "edge.blockedHostnames"),
        }),
      },
    }),
  };
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
