import type { PolicyStatement } from "../lib/policy-document.ts";

/**
 * What an application may publish: metrics of those namespaces and no others. A metric is no resource, so that the namespace is
 * held by a condition (CloudWatch User Guide, "Using condition keys to limit access to CloudWatch namespaces", read 2026-11-27).
 */
export function publishStatements(namespaces: readonly string[]): readonly PolicyStatement[] {
  const [first, ...more] = namespaces;
  if (first === undefined) return [];
  return [
    {
      Sid: "PublishOwnMetrics",
      Effect: "Allow",
      Action: "cloudwatch:PutMetricData",
      Resource: "*", // GOV-03: a metric has no ARN
      Condition: { StringEquals: { "cloudwatch:namespace": more.length === 0 ? first : [first, ...more] } },
    },
  ];
}

/** Namespaces that a service publishes to, sorted, each once. */
export function namespacesOf(
  service: string,
  published: Readonly<Record<string, { readonly service: string; readonly namespace: string }>>,
): readonly string[] {
  const own = Object.values(published).filter((one) => one.service === service);
  return [...new Set(own.map(({ namespace }) => namespace))].sort();
}
