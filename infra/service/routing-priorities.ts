import { createHash } from "node:crypto";
import type { ServiceSettings } from "../config/service-settings.ts";

/** One listener rule: one hostname, one path pattern, one service. */
export interface Routing {
  readonly service: string;
  readonly hostname: string;
  /** Load-balancer pattern: `*` any run of characters, `?` one character. */
  readonly path: string;
  /** 1 to 50000; the smaller is asked first. */
  readonly priority: number;
}

/** Rule priorities run from 1 to 50000; a path pattern has at most 128 characters (ELB API, RuleCondition, from memory, 2026-11). */
const PRIORITIES = 50_000;
const LONGEST_PATTERN = 128;
/** Two bands per length: exact patterns before those with wildcards. */
const BANDS = 2 * (LONGEST_PATTERN + 1);
const BAND_SIZE = Math.floor(PRIORITIES / BANDS);

/**
 * The listener's rules. A more specific pattern is asked first: more literal characters, then exact before wildcard.
 * Within the same rank the place comes from a hash of hostname and path, so a new route leaves the others' priorities
 * alone (they are unique per listener: moving one onto another's number would fail in the middle of an update).
 */
export function routingPriorities(services: Readonly<Record<string, ServiceSettings>>): readonly Routing[] {
  const wanted = Object.values(services)
    .flatMap((service) =>
      service.routes.flatMap(({ hostname, paths }) =>
        paths.map((path) => ({ service: service.name, hostname, path })),
      ),
    )
    .sort((a, b) => (key(a) < key(b) ? -1 : 1));
  const taken = new Set<number>();
  return wanted.map((route) => {
    const priority = freePlace(route, taken);
    taken.add(priority);
    return { ...route, priority };
  });
}

function freePlace(
  route: { readonly hostname: string; readonly path: string },
  taken: ReadonlySet<number>,
): number {
  const literal = route.path.replaceAll(/[*?]/g, "").length;
  const exact = literal === route.path.length;
  const rank = Math.min(2 * literal + (exact ? 1 : 0), BANDS - 1);
  const first = (BANDS - 1 - rank) * BAND_SIZE + 1;
  const start = createHash("sha256").update(key(route)).digest().readUInt32BE(0) % BAND_SIZE;
  for (let step = 0; step < BAND_SIZE; step++) {
    const place = first + ((start + step) % BAND_SIZE);
    if (!taken.has(place)) return place;
  }
  throw new Error(
    `routes: at most ${BAND_SIZE} patterns of one length were expected; "${route.path}" is one more.`,
  );
}

function key(route: { readonly hostname: string; readonly path: string }): string {
  return `${route.hostname} ${route.path}`;
}
