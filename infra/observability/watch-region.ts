import { optInRegions } from "../tables/opt-in-regions.ts";

/**
 * Where outside probes report and the notifier runs. Route 53 puts the metrics of its health checks there, wherever else the
 * account works (Route 53 Developer Guide, "Monitoring health checks using CloudWatch", from memory, 2026-11), an alarm notifies
 * topics of its own region only, and SNS delivers to a function of an opt-in region from that region alone: so the notifier
 * stands where every topic reaches it, and an outage of the stack's own region does not silence it.
 */
export const WATCH_REGION = "us-east-1";

/** The name under which SNS of one region invokes a function of another (SNS Developer Guide, cross-region delivery, read 2026-11). */
export function snsPrincipal(topicRegion: string, functionRegion: string): string {
  return topicRegion !== functionRegion && optInRegions.includes(topicRegion)
    ? `sns.${topicRegion}.amazonaws.com`
    : "sns.amazonaws.com";
}
