import { fact } from "../../expect.ts";
import type { ViewIndex } from "../../index-views.ts";
import { inputsOf } from "../../reader.ts";
import { noPublicHostname } from "../../relations/no-public-hostname.ts";
import type { ResourceView } from "../../resource-view.ts";
import { judge, stackRule } from "../../rule.ts";
import { HEALTH_CHECK, METRIC_ALARM } from "../../tokens.ts";
import type { Verdict } from "../../verdict.ts";

/** Seconds from an outage to the alarm (OBS-09). */
const MOST_SECONDS = 300;

/** Seconds that a metric needs to arrive (CloudWatch User Guide, "Evaluating an alarm", from memory, 2026-11). */
const ARRIVAL_SECONDS = 60;

/** @pulumi/aws 7.48.0, route53.HealthCheck, and its API: 30 seconds, 3 failures. */
const DEFAULTS = { interval: 30, failures: 3 } as const;

export const outageIsSeenInTime = stackRule({
  name: "outage-is-seen-in-time",
  control: "OBS-09",
  severity: "high",
  enforcement: "mandatory",
  statement: "Every probe from outside has an alarm that sees an outage in under 5 minutes.",
  rationale: "Answering within 15 minutes needs to know within 5.",
  remediation: "Leave outsideProbes on, and the probes' intervals and alarms as they are made.",
  source: {
    url: "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/monitoring-health-checks.html",
    readOn: "not yet",
  },
  check(index, context) {
    const probes = index.ofType(HEALTH_CHECK);
    if (probes.length === 0)
      return (
        noPublicHostname(context) ??
        judge(undefined, () => fact(false, "probes from outside", "declared", "nothing"))
      );
    return probes.flatMap((probe) => judge(probe.urn, () => seen(index, probe)));
  },
});

function seen(index: ViewIndex, probe: ResourceView): Verdict {
  const alarms = index
    .ofType(METRIC_ALARM)
    .filter((alarm) => watches(alarm, probe) && inputsOf(alarm).text("metricName") === "HealthCheckStatus");
  if (alarms.length === 0)
    return fact(false, "alarm", `one that sees an outage within ${MOST_SECONDS} s`, "none");
  const read = inputsOf(probe);
  const failing =
    (read.number("requestInterval") ?? DEFAULTS.interval) *
    (read.number("failureThreshold") ?? DEFAULTS.failures);
  const seconds = Math.min(...alarms.map((alarm) => failing + alarmSeconds(alarm) + ARRIVAL_SECONDS));
  return fact(seconds < MOST_SECONDS, "detection", `under ${MOST_SECONDS} s`, `${seconds} s`);
}

function watches(alarm: ResourceView, probe: ResourceView): boolean {
  const sources = alarm.propertyDependencies.dimensions ?? [];
  if (sources.includes(probe.urn)) return true;
  const id = probe.outputs.id;
  return typeof id === "string" && inputsOf(alarm).text("dimensions.HealthCheckId") === id;
}

function alarmSeconds(alarm: ResourceView): number {
  const read = inputsOf(alarm);
  const periods = read.number("datapointsToAlarm") ?? read.number("evaluationPeriods") ?? 1;
  return (read.number("period") ?? 0) * periods;
}
