import type { ViewIndex } from "../index-views.ts";
import { inputsOf } from "../reader.ts";
import { EVENT_TARGET, FUNCTION, HEALTH_CHECK, TOPIC_SUBSCRIPTION } from "../tokens.ts";

/**
 * Route 53 tells of its health checks in this one region, whatever the stack's own is, and an alarm reaches topics of its
 * own region only (Route 53 Developer Guide, "Monitoring health checks using CloudWatch", from memory, 2026-11).
 */
const PROBES_REGION = "us-east-1";

/** Why a stack stands in that region beside the configured ones; undefined where it may not. */
export function probesRegion(index: ViewIndex, region: string): string | undefined {
  if (region !== PROBES_REGION) return undefined;
  if (index.ofType(HEALTH_CHECK).length > 0) return "Route 53 tells of its probes there only";
  const handed = index
    .ofType(EVENT_TARGET)
    // A topic's ARN is not known yet in a first preview; that of a default bus always is.
    .some(({ inputs }) => typeof inputs.arn === "string" && inputs.arn.includes(`:events:${PROBES_REGION}:`));
  if (handed) return "findings of threats are handed there from every region";
  const heard = index
    .ofType(TOPIC_SUBSCRIPTION)
    .filter((view) => inputsOf(view).text("protocol") === "lambda")
    .flatMap((view) => index.linked(view, "endpoint", FUNCTION));
  return heard.some((view) => inputsOf(view).text("region") === PROBES_REGION)
    ? "topics of every region reach a function there"
    : undefined;
}
