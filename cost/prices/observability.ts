import { infracost, ORIGINS } from "../origins.ts";
import { ANYWHERE, type Price, pricesOf } from "../price.ts";

/** Logs, metrics, alarms, dashboards, probes, messages. */
export const observabilityPrices: readonly Price[] = [
  ...pricesOf(infracost("cloudwatch_log_group_test"), "us-east-1", [
    ["CloudWatch Logs", "ingest", "GB", 0.5],
    ["CloudWatch Logs", "storage", "GB-month", 0.03],
  ]),
  ...pricesOf(ORIGINS.billSingapore, "ap-southeast-1", [
    ["CloudWatch Logs", "ingest", "GB", 0.7],
    ["CloudWatch metrics", "custom, first 10,000", "metric-month", 0.3],
  ]),
  ...pricesOf(ORIGINS.cloudWatchMetrics, "us-east-1", [
    ["CloudWatch metrics", "custom, first 10,000", "metric-month", 0.3],
  ]),
  ...pricesOf(infracost("cloudwatch_metric_alarm_test"), "us-east-1", [
    ["CloudWatch alarm", "standard resolution", "metric-month", 0.1],
    ["CloudWatch alarm", "high resolution", "metric-month", 0.3],
  ]),
  ...pricesOf(ORIGINS.compositeAlarm, "us-east-1", [["CloudWatch alarm", "composite", "alarm-month", 0.5]]),
  ...pricesOf(infracost("cloudwatch_dashboard_test"), ANYWHERE, [
    ["CloudWatch dashboard", "custom", "dashboard-month", 3],
  ]),
  ...pricesOf(ORIGINS.canary, "us-east-1", [["CloudWatch Synthetics", "canary run", "run", 0.0012]]),
  ...pricesOf(infracost("sns_topic_test"), "us-east-1", [
    ["SNS", "API requests", "million", 0.5],
    ["SNS", "email", "100,000 messages", 2],
  ]),
  // The tool prints no country; its own is the United States. Other countries cost up to twenty times as much, and stay gaps.
  ...pricesOf(infracost("sns_topic_test"), ANYWHERE, [["SNS", "SMS to +1", "100 messages", 0.75]]),
  ...pricesOf(infracost("route53_health_check_test"), ANYWHERE, [
    ["Route 53 health check", "basic, AWS endpoint", "check-month", 0.5],
    ["Route 53 health check", "basic, endpoint outside AWS", "check-month", 0.75],
    ["Route 53 health check", "feature, AWS endpoint", "feature-month", 1],
    ["Route 53 health check", "feature, endpoint outside AWS", "feature-month", 2],
  ]),
];
