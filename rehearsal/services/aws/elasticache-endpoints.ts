import { createHash } from "node:crypto";
import type { Cloud } from "../../cloud/cloud.ts";

const DIRECTIONS: Readonly<Record<string, string>> = {
  ...{ north: "n", south: "s", east: "e", west: "w", central: "c" },
  ...{ northeast: "ne", northwest: "nw", southeast: "se", southwest: "sw" },
};

/**
 * Addresses of a group (ElastiCache User Guide, "Finding connection endpoints", from memory, 2026-11): with TLS they
 * begin with what they are, without TLS with the group's id.
 */
export function cacheEndpoints(
  id: string,
  cloud: Cloud,
  facts: { readonly tls: boolean; readonly sharded: boolean },
): Record<string, string> {
  const region = shortRegion(cloud.caller.region);
  const end = `${accountHash(cloud)}.${facts.tls || facts.sharded ? "" : "ng.0001."}${region}.cache.amazonaws.com`;
  if (facts.sharded) {
    const first = facts.tls ? `clustercfg.${id}` : `${id}.clustercfg`;
    return {
      configurationEndpointAddress: `${first}.${end}`,
      primaryEndpointAddress: "",
      readerEndpointAddress: "",
    };
  }
  return {
    configurationEndpointAddress: "",
    primaryEndpointAddress: facts.tls ? `master.${id}.${end}` : `${id}.${end}`,
    readerEndpointAddress: facts.tls ? `replica.${id}.${end}` : `${id}-ro.${end}`,
  };
}

/** `eu-central-1` → `euc1`, `ap-southeast-3` → `apse3`. */
export function shortRegion(region: string): string {
  const [area, direction, number] = region.split("-");
  return `${area ?? ""}${DIRECTIONS[direction ?? ""] ?? direction ?? ""}${number ?? ""}`;
}

/** The same six characters for all caches of an account and region. */
function accountHash(cloud: Cloud): string {
  const digest = createHash("sha256")
    .update(`elasticache:${cloud.caller.accountId}:${cloud.caller.region}`)
    .digest("hex");
  return BigInt(`0x${digest}`).toString(36).slice(0, 6);
}
