import type { Source } from "./fact.ts";

/** One size of cluster that Atlas sells on AWS as a replica set. */
export interface AtlasTier {
  /** `free` (M0) and `flex` share machines; `dedicated` has three of its own. */
  readonly kind: "free" | "flex" | "dedicated";
  /** Least and most storage that can be asked for, GiB; undefined where it comes with the tier. */
  readonly storageGib: { readonly min: number; readonly max: number } | undefined;
  /** Storage that comes with the tier, GiB; undefined where it is asked for. */
  readonly includedGib: number | undefined;
  /** Connections that each member takes at most. */
  readonly connections: number;
}

export const sources: Readonly<Record<"tiers" | "connections", Source>> = {
  tiers: {
    unit: "GiB",
    url: "https://www.mongodb.com/docs/atlas/reference/amazon-aws/, Cluster Configuration Options (Storage Range), by its source: mongodb/docs, content/atlas/source/includes/list-tables/instance-types/aws.rst@0e10b248; /reference/flex-limitations/, Data Storage",
    readOn: "2026-11-27",
  },
  connections: {
    unit: "connections of one member",
    url: "https://www.mongodb.com/docs/atlas/reference/atlas-limits/, Connection Limits and Cluster Tier (AWS, General Class), by its source: mongodb/docs, content/atlas/source/reference/atlas-limits.txt@016522d6; Flex: flex-limitations.txt@19e4074c, Connections; M0: /reference/free-shared-limitations/",
    readOn: "2026-11-27",
  },
};

function dedicated(max: number, connections: number): AtlasTier {
  return { kind: "dedicated", storageGib: { min: 10, max }, includedGib: undefined, connections };
}

/** Smallest first. M2, M5 and serverless instances are gone since January 2026 and not offered. */
export const atlasTiers = {
  M0: { kind: "free", storageGib: undefined, includedGib: 0.5, connections: 500 },
  FLEX: { kind: "flex", storageGib: undefined, includedGib: 5, connections: 500 },
  M10: dedicated(128, 1500),
  M20: dedicated(255, 3000),
  M30: dedicated(512, 3000),
  M40: dedicated(1024, 6000),
  M50: dedicated(4096, 16_000),
  M60: dedicated(4096, 32_000),
  M80: dedicated(4096, 96_000),
} as const satisfies Readonly<Record<string, AtlasTier>>;

/** Tiers that shared machines and are no more (Atlas, "Atlas M2/M5 and serverless instances", from memory, 2026-11), and what stands in their place. */
export const FORMER_TIERS: Readonly<Record<string, AtlasTierName>> = { M2: "FLEX", M5: "FLEX" };

export type AtlasTierName = keyof typeof atlasTiers;

/** Names of the tiers, smallest first. */
export const ATLAS_TIERS = Object.keys(atlasTiers) as [AtlasTierName, ...AtlasTierName[]]; // the table is never empty

/** The smallest tier with machines of its own: private endpoints, a chosen version and storage, auditing and backups by schedule begin here. */
export const SMALLEST_DEDICATED: AtlasTierName = "M10";

/** True for a tier with machines of its own. */
export function isDedicated(tier: AtlasTierName): boolean {
  return atlasTiers[tier].kind === "dedicated";
}

/** Major versions that a dedicated cluster can be made with, oldest first (Atlas, "MongoDB versions", from memory, 2026-11). */
export const ATLAS_VERSIONS = ["7.0", "8.0"] as const;

/** A region as Atlas writes it: `AP_SOUTH_1`. */
export function atlasRegion(region: string): string {
  return region.toUpperCase().replaceAll("-", "_");
}
