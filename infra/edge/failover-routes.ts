import type { Settings } from "../config/settings.ts";

/** One route of the zone: which requests go through the Worker, or past it. */
export interface FailoverRoute {
  /** End of the resource's name, and the word after the dot of an override. */
  readonly part: string;
  readonly pattern: string;
  /** False: requests pass by the Worker, although a wider route leads to it. */
  readonly worker: boolean;
}

/**
 * Every hostname goes through the Worker whole. Static files pass by: Cloudflare's cache answers them without the origin, and
 * each would count as a request of the Worker. A route without a script takes its requests from wider ones (Workers
 * documentation, "Routes", read 2026-11-27).
 */
export function failoverRoutes({
  edge,
  hostnames,
}: Pick<Settings, "edge" | "hostnames">): readonly FailoverRoute[] {
  const own = edge.cache.filter(({ hostname }) => hostnames.includes(hostname));
  return [
    ...hostnames.map((hostname) => ({ part: hostname, pattern: `${hostname}/*`, worker: true })),
    ...own.map(({ hostname, path }) => ({
      part: `${hostname}${path}`,
      pattern: `${hostname}${path}`,
      worker: false,
    })),
  ];
}
