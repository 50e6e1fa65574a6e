import type { Source } from "./fact.ts";

export const source: Source = {
  unit: "region names of the aws partition",
  url: "https://docs.aws.amazon.com/sns/latest/dg/sns-supported-regions-countries.html",
  readOn: "2026-11-27",
};

/** Regions whose topics send text messages. The copy that was read ends at eu-south-1; what follows it here is from memory. */
export const smsRegions: readonly string[] = [
  ...["us-east-2", "us-east-1", "us-west-1", "us-west-2", "af-south-1"],
  ...["ap-south-2", "ap-southeast-3", "ap-southeast-4", "ap-south-1", "ap-northeast-3", "ap-southeast-1"],
  ...["ap-southeast-2", "ap-northeast-1", "ca-central-1", "ca-west-1"],
  ...["eu-central-1", "eu-west-1", "eu-west-2", "eu-south-1"],
  ...["eu-south-2", "eu-west-3", "eu-north-1", "eu-central-2", "il-central-1", "me-south-1", "me-central-1"],
  "sa-east-1",
];
