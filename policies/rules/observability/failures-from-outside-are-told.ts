import { type FailedPercent, toldByBurnRates } from "../../relations/burn-rates.ts";
import { stackRule } from "../../rule.ts";
import { HEALTH_CHECK } from "../../tokens.ts";

/** Where Route 53's metrics stand, whatever the stack's region (Route 53 guide, "Monitoring health checks", from memory, 2026-11). */
const REGION = "us-east-1";
const HEALTHY = "HealthCheckPercentageHealthy";

/** Percent of Route 53's checkers that do not reach a route, or the one of several that they reach worst. */
const FAILED: FailedPercent = {
  ...{ namespace: "AWS/Route53", dimension: "HealthCheckId", amongOthers: true, statistics: ["Average"] },
  metric: (probes) =>
    probes === 1 ? `100-${HEALTHY}` : `100-MIN([${Array<string>(probes).fill(HEALTHY).join(",")}])`,
  of: "failed checks from outside",
};

export const failuresFromOutsideAreTold = stackRule({
  name: "failures-from-outside-are-told",
  control: "OBS-09",
  severity: "high",
  enforcement: "mandatory",
  statement:
    "Alarms tell when a route fails from outside so often that the promised availability is spent too fast, over a short and over a long window.",
  rationale:
    "A health check is healthy while more than 18 % of its checkers are, and what the edge holds back reaches no load balancer.",
  remediation: "Leave outsideProbes on, and the alarms on availability as they are made.",
  source: {
    url: "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-failover-determining-health-of-endpoints.html",
    readOn: "2026-11-27",
  },
  check: (index, context) =>
    index.ofType(HEALTH_CHECK).flatMap((view) => {
      const { id } = view.outputs;
      const ids = typeof id === "string" ? [id] : [];
      return toldByBurnRates(index, { view, ids, count: 1, region: REGION }, FAILED, context);
    }),
});
