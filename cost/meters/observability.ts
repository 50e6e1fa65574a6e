import type { Reader } from "../../policies/reader.ts";
import {
  COMPOSITE_ALARM,
  DASHBOARD,
  ECS_CLUSTER,
  HEALTH_CHECK,
  LOG_GROUP,
  METRIC_ALARM,
  METRIC_FILTER,
  TOPIC,
  TOPIC_SUBSCRIPTION,
} from "../../policies/tokens.ts";
import { callingCode } from "../calling-code.ts";
import { each, type Metered, type Meters } from "../meter.ts";
import { ANYWHERE } from "../price.ts";

const CUSTOM_METRIC = ["CloudWatch metrics", "custom, first 10,000", "metric-month"] as const;
/** Seconds: an alarm that looks more often is one of high resolution (CloudWatch pricing page, from memory, 2026-11). */
const STANDARD_PERIOD = 60;

/** Logs, metrics, alarms, dashboards, probes, messages. */
export const observabilityMeters: Meters = {
  [LOG_GROUP]: (_, at) => [
    each("CloudWatch Logs", "ingest", "GB", at.assume("logGb")),
    each("CloudWatch Logs", "storage", "GB-month", at.assume("logStoredGb")),
  ],
  [METRIC_FILTER]: () => [each(...CUSTOM_METRIC)],
  [ECS_CLUSTER]: (read, at) => {
    const insights = read.items("settings").find((one) => one.text("name") === "containerInsights");
    const on = ["enabled", "enhanced"].includes(insights?.text("value") ?? "disabled");
    return on ? [each(...CUSTOM_METRIC, at.assume("containerMetrics"))] : [];
  },
  [METRIC_ALARM]: (read) => {
    const metrics = read.items("metricQueries").filter((query) => query.has("metric"));
    const periods = [read.number("period"), ...metrics.map((query) => query.number("metric.period"))];
    const high = periods.some((period) => period !== undefined && period < STANDARD_PERIOD);
    const resolution = high ? "high resolution" : "standard resolution";
    return [each("CloudWatch alarm", resolution, "metric-month", Math.max(1, metrics.length))];
  },
  [COMPOSITE_ALARM]: () => [each("CloudWatch alarm", "composite", "alarm-month")],
  [DASHBOARD]: () => [each("CloudWatch dashboard", "custom", "dashboard-month")],
  [HEALTH_CHECK]: (read) => {
    const kind = read.text("type") ?? "HTTP";
    const asks = !["CALCULATED", "CLOUDWATCH_METRIC", "RECOVERY_CONTROL"].includes(kind);
    const endpoint = asks ? "endpoint outside AWS" : "AWS endpoint"; // the names of ours lead to the edge first
    const features = asks ? featureCount(read, kind) : 0;
    return [
      each("Route 53 health check", `basic, ${endpoint}`, "check-month"),
      ...(features > 0
        ? [each("Route 53 health check", `feature, ${endpoint}`, "feature-month", features)]
        : []),
    ];
  },
  "aws:synthetics/canary:Canary": (_, at) => [
    each("CloudWatch Synthetics", "canary run", "run", at.assume("canaryRuns")),
  ],
  [TOPIC]: (_, at) => [each("SNS", "API requests", "million", at.assume("topicMessages") / 1e6)],
  [TOPIC_SUBSCRIPTION]: (read, at) => {
    switch (read.text("protocol")) {
      case "sms":
        return [textMessages(read.text("endpoint") ?? "", at.assume("smsMessages"))];
      case "email":
      case "email-json":
        return [each("SNS", "email", "100,000 messages", at.assume("mails") / 100_000)];
      default:
        return []; // functions and queues pay for themselves; HTTPS deliveries are in the topic's messages
    }
  },
};

/**
 * Priced by the country that they go to, wherever they are sent from. Of countries without a price in the table they are a gap: the
 * only rate found is that of a tool, which prints no country, and stands for the tool's own (infracost, sns_topic_test, read 2026-11-20).
 */
function textMessages(number: string, messages: number): Metered {
  const code = callingCode(number) ?? "an unknown country";
  return { ...each("SNS", `SMS to ${code}`, "100 messages", messages / 100), region: ANYWHERE };
}

/** HTTPS, a text to look for, a short interval and latency each cost (Route 53 pricing page, from memory, 2026-11). */
function featureCount(read: Reader, kind: string): number {
  const features = [
    kind.startsWith("HTTPS"),
    kind.endsWith("STR_MATCH"),
    read.number("requestInterval") === 10,
    read.flag("measureLatency", false),
  ];
  return features.filter((on) => on).length;
}
