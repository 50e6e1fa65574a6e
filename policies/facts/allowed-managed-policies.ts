/**
 * AWS's own policies that a role may be given, with the reason for each: all others reach whole services or every resource,
 * or change at AWS's will. The part of the ARN behind `arn:aws:iam::aws:policy/`. Source of the contents: AWS Managed Policy
 * Reference, from memory, 2026-11.
 */
export const ALLOWED_MANAGED_POLICIES: ReadonlyMap<string, string> = new Map([
  [
    "service-role/AmazonRDSEnhancedMonitoringRole",
    "Writes to the log groups RDS* alone, and is the only one that RDS's enhanced monitoring is documented with.",
  ],
  [
    "service-role/AWS_ConfigRole",
    "Reads how resources are set and writes none; AWS adds to it what a new type of resource needs to be recorded.",
  ],
]);
