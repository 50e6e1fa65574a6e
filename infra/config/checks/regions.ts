import type { Problem } from "../../lib/errors.ts";
import type { ConfigParts } from "../config.ts";

/** Copies of backups in the region that failed would be lost with it. */
export function checkRegions({ aws }: ConfigParts): readonly Problem[] {
  if (aws?.recoveryRegion === undefined || aws.recoveryRegion !== aws.region) return [];
  return [
    {
      where: "aws.recoveryRegion",
      expected: "another region than aws.region",
      found: `"${aws.recoveryRegion}" for both`,
      next: "Choose a region that a failure of the main one does not reach",
    },
  ];
}
