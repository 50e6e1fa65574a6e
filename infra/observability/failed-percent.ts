import type { Input } from "@pulumi/pulumi";
import type { Metric, MetricExpression } from "./alarm.ts";
import type { Measured } from "./measured.ts";
import { measureOf } from "./measures.ts";

/** A health route that is asked from outside. */
export interface SeenFromOutside {
  readonly url: string;
  readonly healthCheckId: Input<string>;
}

/** Requests in a window below which one failure would already be a burn. */
const FEWEST_REQUESTS = 100;

/** The load balancer's counts, by the names that expressions compute with. */
export function requestMetrics(measured: Measured): Readonly<Record<string, Metric>> {
  const metric = (measure: string) => measureOf(`ingress.${measure}`, measured).metric;
  return { requests: metric("requests"), errors: metric("errors"), balancer: metric("balancerErrors") };
}

/**
 * What of Route 53's checkers reach each route, in percent. The status would not do: a check is healthy while more than 18 % of them
 * are (Route 53 Developer Guide, "How Amazon Route 53 determines whether a health check is healthy", read 2026-11-27), so an edge that
 * fails a part of the world is no outage to it, and its total one has an alarm already.
 */
export function probeMetrics(probes: readonly SeenFromOutside[]): Readonly<Record<string, Metric>> {
  return Object.fromEntries(
    probes.map(({ healthCheckId }, index) => [
      `probe${index + 1}`,
      {
        namespace: "AWS/Route53",
        name: "HealthCheckPercentageHealthy",
        statistic: "Average",
        dimensions: { HealthCheckId: healthCheckId },
      },
    ]),
  );
}

/** Percent of the requests that the services or the load balancer failed; none where there were too few to say. */
export function failedRequests(measured: Measured): MetricExpression {
  return {
    expression: `IF(requests > ${FEWEST_REQUESTS}, 100 * (FILL(errors, 0) + FILL(balancer, 0)) / requests, 0)`,
    label: "% of requests that failed",
    metrics: requestMetrics(measured),
  };
}

/** Percent of the checkers that do not reach the route that they reach worst: what the edge holds back reaches no load balancer. */
export function failedProbes(probes: readonly SeenFromOutside[]): MetricExpression {
  const metrics = probeMetrics(probes);
  const names = Object.keys(metrics);
  const worst = names.length === 1 ? names.join() : `MIN([${names.join(", ")}])`;
  return { expression: `100 - ${worst}`, label: "% of the checks from outside that failed", metrics };
}
