/**
 * Actions that may be allowed on every resource, each with its written reason (GOV-03): AWS defines them for the account
 * as a whole, so that a policy can name nothing narrower. Source: Service Authorization Reference, the column "Resource
 * types" of each service, from memory, 2026-11.
 */
export const WILDCARD_REASONS: Readonly<Record<string, string>> = {
  "ecr:GetAuthorizationToken": "a login to the registry of the account, not to a repository",
  "cloudwatch:PutMetricData": "a metric is no resource; its namespace can be limited by a condition alone",
  "ecs:DiscoverPollEndpoint": "where the agent of an instance asks for work; no cluster is named yet",
  "tag:GetResources": "a question over every resource of the account",
  "xray:PutTraceSegments": "a trace is no resource",
  "xray:PutTelemetryRecords": "a record of the tracer is no resource",
};

/** The reasons for which a statement may speak of every resource; undefined where an action of it has none. */
export function wildcardReason(actions: readonly string[]): string | undefined {
  const reasons = actions.map((action) =>
    Object.hasOwn(WILDCARD_REASONS, action) ? WILDCARD_REASONS[action] : undefined,
  );
  if (reasons.length === 0 || reasons.includes(undefined)) return undefined;
  return [...new Set(reasons)].join("; ");
}
