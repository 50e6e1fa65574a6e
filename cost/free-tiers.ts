import { infracost, ORIGINS } from "./origins.ts";
import type { FreeTier, Origin } from "./price.ts";

type Row = readonly [item: string, dimension: string, unit: string, amount: number];

function tiers(origin: Origin, rows: readonly Row[]): readonly FreeTier[] {
  return rows.map(([item, dimension, unit, amount]) => ({ item, dimension, unit, amount, origin }));
}

/**
 * What an account has free for good. Left out: what only accounts opened before 2025-07-15 have for twelve months, and the
 * credits of new ones, which end.
 */
export const freeTiers: readonly FreeTier[] = [
  ...tiers(ORIGINS.cloudWatch, [
    ["CloudWatch metrics", "custom, first 10,000", "metric-month", 10],
    ["CloudWatch alarm", "standard resolution", "metric-month", 10],
    ["CloudWatch dashboard", "custom", "dashboard-month", 3],
    // The 5 GB hold for ingest, storage and scans together: all of them are taken for the dearest, ingest.
    ["CloudWatch Logs", "ingest", "GB", 5],
    ["CloudWatch Synthetics", "canary run", "run", 100],
  ]),
  ...tiers(ORIGINS.freeTierSnapshot, [
    ["Lambda", "requests", "million", 1],
    ["Lambda", "duration on ARM", "GB-second", 400_000],
    ["Data transfer out", "first 10 TB", "GB", 100],
  ]),
  ...tiers(infracost("sns_topic_test"), [
    ["SNS", "API requests", "million", 1],
    ["SNS", "email", "100,000 messages", 0.01],
    // For numbers in the United States alone (Amazon SNS pricing, "Free tier", from memory, 2026-11).
    ["SNS", "SMS to +1", "100 messages", 1],
  ]),
  ...tiers(ORIGINS.billSingapore, [
    ["ECR", "storage", "GB-month", 0.5],
    ["CloudTrail", "management events, first copy", "million", Number.POSITIVE_INFINITY],
  ]),
  ...tiers(ORIGINS.cloudflarePlans, [["Cloudflare Zero Trust", "user", "user-month", 49]]),
];
