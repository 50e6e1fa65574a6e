import type { Source } from "./fact.ts";

export const source: Source = {
  unit: "regions of AWS in which Atlas sells M0 and Flex; M10 and larger stand in every region that it has",
  url: "https://www.mongodb.com/docs/atlas/reference/amazon-aws/, M0/Atlas Flex Support, by its source: mongodb/docs, content/atlas/source/reference/amazon-aws.txt@7c9afa62",
  readOn: "2026-11-27",
};

export const atlasSharedRegions: readonly string[] = [
  ...["af-south-1", "ap-east-1", "ap-northeast-1", "ap-northeast-2", "ap-south-1", "ap-southeast-1"],
  ...["ap-southeast-2", "eu-central-1", "eu-north-1", "eu-west-1", "eu-west-3", "me-south-1", "sa-east-1"],
  ...["us-east-1", "us-west-2"],
];

/** The regions of the list whose names begin most alike: `me-south-1` for `me-central-1`; all where none begins alike. */
export function sharedRegionsNear(region: string): readonly string[] {
  const parts = region.split("-");
  for (const count of [2, 1]) {
    const beginning = `${parts.slice(0, count).join("-")}-`;
    const near = atlasSharedRegions.filter((one) => one.startsWith(beginning));
    if (near.length > 0) return near;
  }
  return atlasSharedRegions;
}
