import type { Subnet } from "@pulumi/aws/ec2/subnet.js";
import type { SubnetSettings } from "../config/network-settings.ts";

/** A subnet, and what decided it. */
export interface PlacedSubnet extends SubnetSettings {
  readonly resource: Subnet;
}

/**
 * `public-1`: the kind and the zone, counted from 1. Part of logical names: a change would replace every
 * subnet.
 */
export function subnetPart({ kind, zone }: Pick<SubnetSettings, "kind" | "zone">): string {
  return `${kind}-${zone + 1}`;
}
