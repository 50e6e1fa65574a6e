import type { RuleContext } from "../context.ts";
import type { Finding } from "../verdict.ts";

/** For rules about a zone's settings: what to say on a stack that does not own its zone. */
export function zoneOfAnother({ ownsZone, zoneOwner }: RuleContext): readonly Finding[] | undefined {
  if (ownsZone) return undefined;
  // Without an owner nobody answers for the zone, so the row must not look settled.
  if (zoneOwner === undefined) {
    const reason = "no stack of this folder owns the zone";
    return [{ state: "undecided", property: "cloudflare.ownsZone", reason, urn: undefined }];
  }
  const reason = `owned by the stack ${zoneOwner}`;
  return [{ state: "notApplicable", reason, ownedBy: zoneOwner, urn: undefined }];
}
