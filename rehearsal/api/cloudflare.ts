import type { Cloud } from "../cloud/cloud.ts";
import { CloudError } from "../cloud/cloud-error.ts";
import { requireZone } from "../services/cloudflare/zone-of.ts";

const DNSSEC = "cloudflare:index/zoneDnssec:ZoneDnssec";

/**
 * Cloudflare API reference, zone details and DNSSEC details (from memory, 2026-11). A rehearsal has no registrar, so a signed
 * zone stays pending: its record is nowhere yet.
 */
export function answerCloudflare(path: string, cloud: Cloud): Readonly<Record<string, unknown>> {
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
