/**
 * Regions that an account has to enable first: launched after 2019-03-20. SNS delivers to functions of another region only
 * where the function's region is enabled by default. Source: SNS Developer Guide, "Sending messages to an SQS queue or Lambda
 * function in a different Region", with its notes (read 2026-11); the newest ones by their launch, from memory.
 */
export const optInRegions: ReadonlySet<string> = new Set([
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
]);
