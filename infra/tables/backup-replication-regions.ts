import type { Source } from "./fact.ts";

export const source: Source = {
  unit: "region names, by the region that backups are copied from",
  url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ReplicateBackups.html",
  readOn: "2026-11",
};

/** The regions of the page that may copy to one another, from an older edition that still prints the table. */
const PRINTED: Readonly<Record<string, readonly string[]>> = {
  "ap-northeast-1": [
    "ap-northeast-2",
    "ap-northeast-3",
    "ap-southeast-1",
    "us-east-1",
    "us-east-2",
    "us-west-2",
  ],
  "ap-northeast-2": ["ap-northeast-1", "ap-southeast-1", "us-east-1", "us-east-2", "us-west-2"],
  "ap-northeast-3": ["ap-northeast-1"],
  "ap-south-1": ["ap-southeast-1", "us-east-1", "us-east-2", "us-west-2"],
  "ap-southeast-1": [
    "ap-northeast-1",
    "ap-northeast-2",
    "ap-south-1",
    "ap-southeast-2",
    "us-east-1",
    "us-east-2",
    "us-west-2",
  ],
  "ap-southeast-2": ["ap-southeast-1", "us-east-1", "us-west-1", "us-west-2"],
  "ca-central-1": ["eu-west-1", "us-east-1", "us-east-2", "us-west-1", "us-west-2"],
  "eu-central-1": [
    "eu-north-1",
    "eu-west-1",
    "eu-west-2",
    "eu-west-3",
    "us-east-1",
    "us-east-2",
    "us-west-2",
  ],
  "eu-north-1": ["eu-central-1", "eu-west-1", "eu-west-2", "eu-west-3", "us-east-1"],
  "eu-west-1": [
    "ca-central-1",
    "eu-central-1",
    "eu-north-1",
    "eu-west-2",
    "eu-west-3",
    "us-east-1",
    "us-east-2",
    "us-west-1",
    "us-west-2",
  ],
  "eu-west-2": ["eu-central-1", "eu-north-1", "eu-west-1", "eu-west-3", "us-east-1"],
  "eu-west-3": ["eu-central-1", "eu-north-1", "eu-west-1", "eu-west-2", "us-east-1"],
  "sa-east-1": ["us-east-1", "us-east-2"],
  "us-east-1": [
    "ap-northeast-1",
    "ap-northeast-2",
    "ap-south-1",
    "ap-southeast-1",
    "ap-southeast-2",
    "ca-central-1",
    "eu-central-1",
    "eu-north-1",
    "eu-west-1",
    "eu-west-2",
    "eu-west-3",
    "sa-east-1",
    "us-east-2",
    "us-west-1",
    "us-west-2",
  ],
  "us-east-2": [
    "ap-northeast-1",
    "ap-northeast-2",
    "ap-south-1",
    "ap-southeast-1",
    "ca-central-1",
    "eu-central-1",
    "eu-west-1",
    "sa-east-1",
    "us-east-1",
    "us-west-1",
    "us-west-2",
  ],
  "us-west-1": ["ap-southeast-2", "ca-central-1", "eu-west-1", "us-east-1", "us-east-2", "us-west-2"],
  "us-west-2": [
    "ap-northeast-1",
    "ap-northeast-2",
    "ap-south-1",
    "ap-southeast-1",
    "ap-southeast-2",
    "ca-central-1",
    "eu-central-1",
    "eu-west-1",
    "us-east-1",
    "us-east-2",
    "us-west-1",
  ],
};

/**
 * Regions that the printed table is too old for. From memory, 2026-11, and looked for on 2026-11-27 without an answer: today's
 * pages ("Replicating automated backups to another AWS Region", "Supported Regions and DB engines for cross-Region automated
 * backups") print no pairs, and the table (github.com/awsdocs/amazon-rds-user-guide at 0598514) has none of these regions.
 * `aws rds describe-source-regions --region <recovery region>` says what is true, and is the step before the first update in one
 * of them.
 */
const REMEMBERED: Readonly<Record<string, readonly string[]>> = {
  "af-south-1": ["eu-west-1"],
  "ap-east-1": ["ap-southeast-1"],
  "ap-south-2": ["ap-south-1"],
  "ap-southeast-3": ["ap-southeast-1"],
  "ap-southeast-4": ["ap-southeast-2"],
  "eu-central-2": ["eu-central-1"],
  "eu-south-1": ["eu-central-1"],
  "eu-south-2": ["eu-west-1"],
  "il-central-1": ["eu-central-1"],
  "me-central-1": ["eu-west-1"],
  "me-south-1": ["eu-west-1"],
};

/** The regions to which RDS copies automated backups from each region; a region that is missing copies to none. */
export const backupReplicationRegions: Readonly<Record<string, readonly string[]>> = {
  ...PRINTED,
  ...REMEMBERED,
};
