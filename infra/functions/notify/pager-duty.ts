import type { Alert } from "./alert.ts";
import { post } from "./post.ts";

/** Events API v2 (developer.pagerduty.com, "Send an alert event", from memory, 2026-11). */
const ENDPOINT = "https://events.pagerduty.com/v2/enqueue";

/**
 * Change events stand in the service's timeline and open no incident; the same routing key serves both kinds
 * (https://pagerduty-provider.stackql.io/services/change_events/change_events, read 2026-11-27).
 */
const CHANGES = "https://events.pagerduty.com/v2/change/enqueue";

/**
 * Opens an incident with the alert's own severity, and ends it when the alarm ends; the service's urgency by severity says who is
 * woken. `critical` and `warning` are both words of the API (same source as its address). What is only told and nobody ever ends, such
 * as a deployment that went well, opens none; a critical one does, since a person must look at it, and ends it.
 */
export async function tellPagerDuty(routingKey: string, alert: Alert): Promise<void> {
  if (alert.state === "told" && alert.severity === "warning") return tellChange(routingKey, alert);
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

async function tellChange(routingKey: string, { at, key, text, title }: Alert): Promise<void> {
  await post("PagerDuty", CHANGES, {
    routing_key: routingKey,
    payload: { summary: title, source: key, timestamp: at, custom_details: { text } },
  });
}
