import type { EdgeSettings } from "../config/edge-settings.ts";

/**
 * The zone's settings by Cloudflare's own ids (with underscores, unlike the SDK's examples). HSTS is not among them: it
 * comes from the header ruleset. Cloudflare keeps a setting when its resource is deleted.
 */
export function zoneSettings(
  edge: Pick<EdgeSettings, "minTlsVersion">,
  webSockets = false,
): Readonly<Record<string, string>> {
  return {
    always_use_https: "on",
    automatic_https_rewrites: "on",
    min_tls_version: edge.minTlsVersion,
    // The edge speaks TLS to the origin and checks its certificate.
    ssl: "strict",
    tls_1_3: "on",
    // Only where a service says that it has some: Cloudflare's own is on, and a zone may have them turned off by hand.
    ...(webSockets ? { websockets: "on" } : {}),
  };
}
