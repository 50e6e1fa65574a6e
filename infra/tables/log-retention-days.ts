import type { Source } from "./fact.ts";

export const source: Source = {
  unit: "days",
  url: "https://www.pulumi.com/registry/packages/aws/api-docs/cloudwatch/loggroup/",
  readOn: "2026-11",
};

/** The periods that CloudWatch Logs accepts, ascending (@pulumi/aws 7.48.0, cloudwatch/logGroup.d.ts). There 0 means for ever. */
export const logRetentionDays: readonly number[] = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];
