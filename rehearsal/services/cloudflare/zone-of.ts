import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import type { Plan } from "../../data/cloudflare-plans.ts";
import { text } from "../known.ts";

export const ZONE = "cloudflare:index/zone:Zone";

export interface ZoneFact {
  /** 32 hexadecimal digits. */
  readonly id: string;
  readonly name: string;
  readonly plan: Plan;
}

/** All zones of the caller's account: those that existed before and those made since. */
export function zonesOf(cloud: Cloud): readonly ZoneFact[] {
  const seeded =
    cloud.seed.cloudflare.accountId === cloud.caller.accountId ? cloud.seed.cloudflare.zones : [];
  const made = cloud
    .list(ZONE)
    .map((entity) => ({ id: entity.id, name: text(entity.inputs, "name") ?? "", plan: "free" as const }));
  return [...seeded, ...made.filter((zone) => !seeded.some((other) => other.id === zone.id))];
}

/** The zone, or undefined where the caller's account has none of that id. */
export function zoneOf(cloud: Cloud, id: unknown): ZoneFact | undefined {
  return zonesOf(cloud).find((zone) => zone.id === id);
}

/** The zone, or Cloudflare's refusals of an id that is none (7003) and of another account's zone (9109). */
export function requireZone(cloud: Cloud, id: unknown): ZoneFact {
  const zone = zoneOf(cloud, id);
  if (zone !== undefined) return zone;
  if (!/^[0-9a-f]{32}$/.test(String(id))) {
    throw new CloudError(
      "7003",
      `Could not route to /zones/${String(id)}, perhaps your object identifier is invalid?`,
    );
  }
  throw new CloudError(
    "9109",
    `Unauthorized to access requested resource: zone ${String(id)} is not in account ${cloud.caller.accountId}.`,
  );
}
