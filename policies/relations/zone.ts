import type { RuleContext } from "../context.ts";
import type { Finding } from "../verdict.ts";

/** For rules about a zone's settings: what to say on a stack that does not own its zone. */
export function zoneOfAnother({ ownsZone, zoneOwner }: RuleContext): readonly Finding[] | undefined {
  if (ownsZone) return undefined;
  const reason =
    zoneOwner === undefined ? "no stack of this folder owns the zone" : `owned by the stack ${zoneOwner}`;
  // Without an owner nobody answers for the zone, so the row must not look settled.
  return zoneOwner === undefined
    ? [{ state: "undecided", property: "cloudflare.ownsZone", reason, urn: undefined }]
    : [{ state: "notApplicable", reason, urn: undefined }];
}
