import type { Alert } from "./alert.ts";
import { post } from "./post.ts";

/** Events API v2 (developer.pagerduty.com, "Send an alert event", from memory, 2026-11). */
const ENDPOINT = "https://events.pagerduty.com/v2/enqueue";

/** Pages whoever is on call, and ends the incident when the alarm ends. */
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
