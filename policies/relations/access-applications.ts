import { inputsOf } from "../reader.ts";
import type { ResourceView } from "../resource-view.ts";

export const ACCESS_POLICY = "cloudflare:index/zeroTrustAccessPolicy:ZeroTrustAccessPolicy";

/**
 * `host/path` of everything that an application of Cloudflare Access stands before, in each of its three spellings. Only a
 * self-hosted one stands before anything, which it is unless it says otherwise (terraform-provider-cloudflare, access_application,
 * from memory, 2026-11): a bookmark is a link in a list.
 */
export function protectedUris(application: ResourceView): readonly string[] {
  const read = inputsOf(application);
  if ((read.text("type") ?? "self_hosted") !== "self_hosted") return [];
  const destinations = read.items("destinations").flatMap((one) => one.text("uri") ?? []);
  if (destinations.length > 0) return destinations;
  const domain = read.text("domain");
  return domain === undefined ? read.texts("selfHostedDomains") : [domain];
}

/** True where the login stands before the route and all below it (Cloudflare One, "Application paths", read 2026-11-20). */
export function coversRoute(uri: string, hostname: string, path: string): boolean {
  const at = uri.indexOf("/");
  const host = (at < 0 ? uri : uri.slice(0, at)).toLowerCase();
  const base = (at < 0 ? "" : uri.slice(at)).replace(/\/?\*?$/, "").toLowerCase();
  const asked = path.toLowerCase();
  return host === hostname.toLowerCase() && (asked === base || asked.startsWith(`${base}/`));
}
