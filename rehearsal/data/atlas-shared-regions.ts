/**
 * Regions in which M0 and Flex are sold on AWS, as Atlas writes them (Atlas, "Amazon Web Services (AWS)", column M0/Atlas Flex
 * Support; mongodb/docs, content/atlas/source/reference/amazon-aws.txt@7c9afa62, read 2026-11-27).
 */
export const ATLAS_SHARED_REGIONS: ReadonlySet<string> = new Set([
  ...["US_EAST_1", "US_WEST_2", "SA_EAST_1"],
  ...["AP_SOUTHEAST_1", "AP_SOUTHEAST_2", "AP_SOUTH_1", "AP_EAST_1", "AP_NORTHEAST_1", "AP_NORTHEAST_2"],
  ...["EU_WEST_1", "EU_CENTRAL_1", "EU_NORTH_1", "EU_WEST_3"],
  ...["ME_SOUTH_1", "AF_SOUTH_1"],
]);
