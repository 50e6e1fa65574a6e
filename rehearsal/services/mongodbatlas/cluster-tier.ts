import type { Inputs } from "../../cloud/behaviour.ts";
import { record, records, text } from "../known.ts";

/**
 * Kinds of clusters, smallest first: an upgrade goes that way only, in place (terraform-provider-mongodbatlas,
 * docs/resources/advanced_cluster.md at 468253d, M0 to Flex or M10, Flex to M10, read 2026-11-27; no way back: from memory).
 */
export const KINDS = ["free", "flex", "dedicated"] as const;
export type Kind = (typeof KINDS)[number];

/** What is sold on AWS as a replica set, smallest first (Atlas, "Amazon Web Services", from memory, 2026-11). */
export const DEDICATED_SIZES = [
  ...["M10", "M20", "M30", "M40", "M50", "M60", "M80", "M140", "M200", "M300"],
  ...["R40", "R50", "R60", "R80", "R200", "R300", "R400", "R700"],
] as const;

/** The first region of the first replication specification: where a cluster of one region stands. */
export function regionOf(inputs: Inputs): Readonly<Record<string, unknown>> {
  const [spec] = records(inputs, "replicationSpecs");
  return (spec === undefined ? undefined : records(spec, "regionConfigs")[0]) ?? {};
}

/** The kind by the region's provider: TENANT is M0, FLEX is Flex, a cloud's name is dedicated. Undefined while unknown. */
export function kindOf(inputs: Inputs): Kind | undefined {
  switch (text(regionOf(inputs), "providerName")) {
    case undefined:
      return undefined;
    case "TENANT":
      return "free";
    case "FLEX":
      return "flex";
    default:
      return "dedicated";
  }
}

/** The size as Atlas shows it. */
export function sizeOf(inputs: Inputs): string | undefined {
  const specs = record(regionOf(inputs), "electableSpecs") ?? {};
  return kindOf(inputs) === "flex" ? "FLEX" : text(specs, "instanceSize");
}
