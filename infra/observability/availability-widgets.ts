import type { Widget } from "./dashboard-body.ts";
import { probeMetrics, requestMetrics, type SeenFromOutside } from "./failed-percent.ts";
import type { Measured } from "./measured.ts";
import { WATCH_REGION } from "./watch-region.ts";

/** Days over which the promised availability is measured. */
const DAYS = 30;

/**
 * The availability that was measured so far in the last 30 days, beside the one that was promised: by requests where there is a load
 * balancer, and as it is seen from outside. Sums that run from the first day on make the last value the figure of all of them
 * (RUNNING_SUM: CloudWatch User Guide, "Using math expressions with CloudWatch metrics", from memory, 2026-11).
 */
export function availabilityWidgets(
  measured: Measured,
  probes: readonly SeenFromOutside[],
  availabilityPercent: number,
): readonly Widget[] {
  const promised = {
    kind: "figure",
    days: DAYS,
    objective: { value: availabilityPercent, label: `promised: ${availabilityPercent} %` },
  } as const;
  const requests: Widget = {
    ...promised,
    title: `Availability by requests, percent, the last ${DAYS} days`,
    metrics: measured.balancer === undefined ? {} : requestMetrics(measured),
    lines: [
      {
        // Counts that were never written must not empty the sum.
        expression:
          "100 - 100 * RUNNING_SUM(SUM([0 * requests, FILL(errors, 0), FILL(balancer, 0)])) / RUNNING_SUM(requests)",
        label: "requests that did not fail",
      },
    ],
  };
  const metrics = probeMetrics(probes);
  const outside: Widget = {
    ...promised,
    title: `Availability from outside, percent, the last ${DAYS} days`,
    region: WATCH_REGION,
    metrics,
    lines: Object.keys(metrics).map((id, index) => ({
      expression: `RUNNING_SUM(${id}) / RUNNING_SUM(0 * ${id} + 1)`,
      label: probes[index]?.url ?? id,
    })),
  };
  return [...(measured.balancer === undefined ? [] : [requests]), ...(probes.length === 0 ? [] : [outside])];
}
