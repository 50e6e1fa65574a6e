import type { NatStrategy } from "../config/network-settings.ts";

/** Where the only gateway of the strategy `one` stands. */
const FIRST_ZONE = 0;

/** The zones, counted from 0, in which a gateway for network address translation stands. */
export function natZones(strategy: NatStrategy, zoneCount: number): readonly number[] {
  switch (strategy) {
    case "none":
      return [];
    case "one":
      return [FIRST_ZONE];
    case "per-zone":
      return Array.from({ length: zoneCount }, (_, zone) => zone);
  }
}

/** The zone of the gateway by which a zone's private subnet goes out. With `none` no gateway stands there. */
export function natZoneFor(strategy: NatStrategy, zone: number): number {
  return strategy === "one" ? FIRST_ZONE : zone;
}
