import { RunError } from "@pulumi/pulumi";

/** The name of a zone by its index in the region's alphabetical list. */
export function zoneName(zones: readonly string[], index: number, region: string): string {
  const name = zones[index];
  if (name !== undefined) return name;
  throw new RunError(
    `network.zoneCount: no more zones than the account has in ${region} were expected, which are ${zones.length}; ` +
      `got ${index + 1}. Lower network.zoneCount or take another aws.region.`,
  );
}
