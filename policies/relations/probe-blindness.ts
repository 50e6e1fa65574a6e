import { fact, isSet } from "../expect.ts";
import { inputsOf } from "../reader.ts";
import type { ResourceView } from "../resource-view.ts";
import type { Verdict } from "../verdict.ts";

/** Where the edge answers over HTTPS; Route 53's own where an HTTPS check names none (API reference, HealthCheckConfig, from memory, 2026-11). */
const PORT = 443;

/**
 * All for which a probe would not see its hostname fail. One that is off counts as healthy for ever, one that is inverted as healthy
 * while it fails (@pulumi/aws 7.48.0, route53.HealthCheck: neither where nothing is said). One with an address asks that address,
 * whatever DNS says, and the hostname only stands in the Host header
 * (https://docs.aws.amazon.com/sdk-for-kotlin/api/latest/route53/aws.sdk.kotlin.services.route53.model/-health-check-config/fully-qualified-domain-name.html, read 2026-11-27).
 */
export function probeBlindness(probe: ResourceView): readonly Verdict[] {
  const read = inputsOf(probe);
  const address = read.text("ipAddress") ?? "";
  const port = read.number("port") ?? PORT;
  return [
    isSet("disabled", false, read.flag("disabled", false)),
    isSet("invertHealthcheck", false, read.flag("invertHealthcheck", false)),
    fact(address === "", "ipAddress", "left out, so that DNS is asked too", "an address"),
    fact(port === PORT, "port", String(PORT), String(port)),
  ].filter(({ state }) => state === "violated");
}
