import type { ViewIndex } from "../index-views.ts";
import { HEALTH_CHECK } from "../tokens.ts";

/**
 * Route 53 tells of its health checks in this one region, whatever the stack's own is, and an alarm reaches topics of its
 * own region only (Route 53 Developer Guide, "Monitoring health checks using CloudWatch", from memory, 2026-11).
 */
const PROBES_REGION = "us-east-1";

/** Why a stack with probes stands in that region beside the configured ones; undefined where it does not for them. */
export function probesRegion(index: ViewIndex, region: string): string | undefined {
  const probes = region === PROBES_REGION && index.ofType(HEALTH_CHECK).length > 0;
  return probes ? "Route 53 tells of its probes there only" : undefined;
}
