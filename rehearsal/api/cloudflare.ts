import type { Cloud } from "../cloud/cloud.ts";
import { CloudError } from "../cloud/cloud-error.ts";
import { requireZone } from "../services/cloudflare/zone-of.ts";

const DNSSEC = "cloudflare:index/zoneDnssec:ZoneDnssec";

/**
 * Cloudflare API reference, zone details and DNSSEC details (from memory, 2026-11). A rehearsal has no registrar, so a signed
 * zone stays pending: its record is nowhere yet.
 */
export function answerCloudflare(
  path: string,
  cloud: Cloud,
): Readonly<Record<string, unknown>> | readonly unknown[] {
  const [, accountId, of] = /^\/client\/v4\/accounts\/([^/]+)\/(.+)$/.exec(path) ?? [];
  if (accountId !== undefined) return ofAccount(accountId, of ?? "", cloud);
  const [, zoneId, part] = /^\/client\/v4\/zones\/([^/]+)(\/dnssec)?$/.exec(path) ?? [];
  if (zoneId === undefined) throw new CloudError("7000", "No route for that URI");
  const zone = requireZone(cloud, zoneId);
  if (part === undefined) {
    const { id, name, plan } = zone;
    return { id, name, status: "active", account: { id: cloud.caller.accountId }, plan: { legacy_id: plan } };
  }
  const signed = cloud.list(DNSSEC).find((one) => one.id === zone.id);
  if (signed === undefined || signed.outputs.status !== "active") return { status: "disabled", ds: null };
  return { status: "pending", ds: signed.outputs.ds };
}

/**
 * Cloudflare API reference, Zero Trust organization, identity providers and subscriptions of an account (paths read 2026-11-27, the
 * refusal from memory, 2026-11). A rehearsal's account has its organization, as after the visit of a person, and pays for nothing.
 * A seed can say that nobody has opened it yet.
 */
function ofAccount(
  accountId: string,
  of: string,
  cloud: Cloud,
): Readonly<Record<string, unknown>> | readonly unknown[] {
  if (accountId !== cloud.caller.accountId)
    throw new CloudError("9109", "Unauthorized to access requested resource");
  if (of === "subscriptions") return [];
  if (of.startsWith("access/") && cloud.seed.cloudflare.zeroTrust === "none")
    throw new CloudError("9999", "access.api.error.not_enabled: Access is not enabled.");
  if (of === "access/organizations")
    return { name: "rehearsal", auth_domain: "rehearsal.cloudflareaccess.com" };
  if (of === "access/identity_providers") return [{ id: accountId, name: "", type: "onetimepin" }];
  throw new CloudError("7000", "No route for that URI");
}
