import type { Alert } from "./alert.ts";
import { post } from "./post.ts";

/** Events API v2 (developer.pagerduty.com, "Send an alert event", from memory, 2026-11). */
const ENDPOINT = "https://events.pagerduty.com/v2/enqueue";

/**
 * Opens an incident with the alert's own severity, and ends it when the alarm ends; the service's urgency by severity says who is
 * woken. `critical` and `warning` are both words of the API (same source).
 */
export async function tellPagerDuty(routingKey: string, alert: Alert): Promise<void> {
  const action = alert.state === "ended" ? "resolve" : "trigger";
  await post("PagerDuty", ENDPOINT, {
    routing_key: routingKey,
    event_action: action,
    dedup_key: alert.key,
    payload: {
      summary: alert.title,
      source: alert.key,
      severity: alert.severity,
      timestamp: alert.at,
      custom_details: { text: alert.text },
    },
  });
}
