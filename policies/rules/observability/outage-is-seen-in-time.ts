import type { RuleContext } from "../../context.ts";
import { fact } from "../../expect.ts";
import type { ViewIndex } from "../../index-views.ts";
import { inputsOf, type Reader } from "../../reader.ts";
import { noPublicHostname } from "../../relations/no-public-hostname.ts";
import { probeBlindness } from "../../relations/probe-blindness.ts";
import type { ResourceView } from "../../resource-view.ts";
import { judge, stackRule } from "../../rule.ts";
import { HEALTH_CHECK, METRIC_ALARM } from "../../tokens.ts";
import type { Finding, Verdict } from "../../verdict.ts";

/** Seconds from an outage to the alarm (OBS-09). */
const MOST_SECONDS = 300;

/** Seconds that a metric needs to arrive (CloudWatch User Guide, "Evaluating an alarm", from memory, 2026-11). */
const ARRIVAL_SECONDS = 60;

/** @pulumi/aws 7.48.0, route53.HealthCheck, and its API: 30 seconds, 3 failures. */
const DEFAULTS = { interval: 30, failures: 3 } as const;

/** Where Route 53's metrics stand, whatever the stack's region (Route 53 guide, "Monitoring health checks", from memory, 2026-11). */
const REGION = "us-east-1";
const NAMESPACE = "AWS/Route53";
const METRIC = "HealthCheckStatus";
/** The metric's values (same page): 1 is healthy, 0 is not. */
const STATUS = { healthy: 1, down: 0 } as const;
/** Statistics in which one bad data point of a period shows. */
const STATISTICS = ["Minimum", "Average"];

export const outageIsSeenInTime = stackRule({
  name: "outage-is-seen-in-time",
  control: "OBS-09",
  severity: "high",
  enforcement: "mandatory",
  statement: "Every probe from outside has an alarm that sees an outage in under 5 minutes.",
  rationale: "Answering within 15 minutes needs to know within 5.",
  remediation: "Leave outsideProbes on, and the probes' intervals and alarms as they are made.",
  source: {
    url: "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-failover-determining-health-of-endpoints.html",
    readOn: "2026-11-27",
  },
  check(index, context) {
    const probes = index.ofType(HEALTH_CHECK);
    if (probes.length === 0)
      return (
        noPublicHostname(context) ??
        judge(undefined, () => fact(false, "probes from outside", "declared", "nothing"))
      );
    return probes.flatMap((probe) => seen(index, probe, context));
  },
});

/** One alarm that sees the outage in time is enough; without one, what is wrong with each is told. */
function seen(index: ViewIndex, probe: ResourceView, context: RuleContext): readonly Finding[] {
  const blind = judge(probe.urn, () => probeBlindness(probe));
  if (blind.length > 0) return blind;
  const alarms = index.ofType(METRIC_ALARM).filter((alarm) => watches(alarm, probe));
  if (alarms.length === 0)
    return judge(probe.urn, () =>
      fact(false, "alarm", `one that sees an outage within ${MOST_SECONDS} s`, "none"),
    );
  const faults = alarms.map((alarm) => judge(alarm.urn, () => faultsOf(alarm, context)));
  const able = alarms.filter((_, position) => faults[position]?.length === 0);
  if (able.length === 0) return faults.flat();
  return judge(probe.urn, () => {
    const failing = failingSeconds(inputsOf(probe));
    const seconds = Math.min(...able.map((alarm) => failing + alarmSeconds(alarm) + ARRIVAL_SECONDS));
    return fact(seconds < MOST_SECONDS, "detection", `under ${MOST_SECONDS} s`, `${seconds} s`);
  });
}

function watches(alarm: ResourceView, probe: ResourceView): boolean {
  const sources = alarm.propertyDependencies.dimensions ?? [];
  if (sources.includes(probe.urn)) return true;
  const id = probe.outputs.id;
  return typeof id === "string" && inputsOf(alarm).text("dimensions.HealthCheckId") === id;
}

/** All for which the alarm would not rise when the probe goes down, or would rise without that. */
function faultsOf(alarm: ResourceView, context: RuleContext): readonly Verdict[] {
  const read = inputsOf(alarm);
  const word = (property: string, right: readonly string[], absent = "nothing") => {
    const found = read.text(property) ?? absent;
    return fact(right.includes(found), property, right.join(" or "), found);
  };
  const threshold = read.number("threshold");
  const comparison = `${read.text("comparisonOperator") ?? "nothing"} ${threshold ?? "nothing"}`;
  const turns = rises(read, STATUS.down) && !rises(read, STATUS.healthy);
  return [
    word("metricName", [METRIC]),
    word("namespace", [NAMESPACE]),
    word("region", [REGION], context.region), // the provider's own region where the alarm names none
    word("statistic", STATISTICS),
    fact(turns, "comparisonOperator", "LessThanThreshold 1", comparison),
    word("treatMissingData", ["breaching"], "missing"), // @pulumi/aws 7.48.0: missing where nothing is said
  ].filter(({ state }) => state === "violated");
}

function rises(read: Reader, value: number): boolean {
  const threshold = read.number("threshold") ?? Number.NaN;
  switch (read.text("comparisonOperator")) {
    case "LessThanThreshold":
      return value < threshold;
    case "LessThanOrEqualToThreshold":
      return value <= threshold;
    case "GreaterThanThreshold":
      return value > threshold;
    case "GreaterThanOrEqualToThreshold":
      return value >= threshold;
    default:
      return false; // of bands and anomalies nobody can say
  }
}

function failingSeconds(read: Reader): number {
  const interval = read.number("requestInterval") ?? DEFAULTS.interval;
  return interval * (read.number("failureThreshold") ?? DEFAULTS.failures);
}

function alarmSeconds(alarm: ResourceView): number {
  const read = inputsOf(alarm);
  const periods = read.number("datapointsToAlarm") ?? read.number("evaluationPeriods") ?? 1;
  return (read.number("period") ?? 0) * periods;
}
