import type { Settings } from "../config/settings.ts";

/**
 * What the owner of a zone guards, also for the stacks that are like it: an address for each admin path, each origin of CORS and
 * each hostname whose blocked paths are refused. Sorted; its outputs tell it, so that those stacks know whether its last update did.
 */
export function zoneGuards({ admin, edge }: Pick<Settings, "admin" | "edge">): readonly string[] {
  const all = [
    ...(admin?.routes ?? []).flatMap(({ hostname, paths }) =>
      paths.map((path) => `admin ${hostname}${path}`),
    ),
    ...edge.cors.origins.map((origin) => `origin ${origin}`),
    ...edge.blockedHostnames.map((hostname) => `blocked paths ${hostname}`),
  ];
  return [...new Set(all)].sort();
}

/** Those of the guards that speak of one of the hostnames. */
export function guardsOf(guards: readonly string[], hostnames: readonly string[]): readonly string[] {
  const spoken = (guard: string): string =>
    /^(?:admin |origin https?:\/\/|blocked paths )([^/:]+)/.exec(guard)?.[1] ?? "";
  return guards.filter((guard) => hostnames.includes(spoken(guard)));
}
