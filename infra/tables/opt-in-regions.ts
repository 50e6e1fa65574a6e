import type { Source } from "./fact.ts";

export const source: Source = {
  unit: "region names of the aws partition",
  url: "https://docs.aws.amazon.com/sns/latest/dg/sns-cross-region-delivery.html",
  readOn: "2026-11",
};

/** Regions that an account enables first. SNS delivers from them to functions elsewhere under a name of their own, and never into them. */
export const optInRegions: readonly string[] = [
  "af-south-1",
  "ap-east-1",
  "ap-east-2",
  "ap-northeast-3", // enabled in every account, but the page lists it
  "ap-south-2",
  "ap-southeast-3",
  "ap-southeast-4",
  "ap-southeast-5",
  "ap-southeast-6",
  "ap-southeast-7",
  "ca-west-1",
  "eu-central-2",
  "eu-south-1",
  "eu-south-2",
  "il-central-1",
  "me-central-1",
  "me-south-1",
  "mx-central-1",
];
