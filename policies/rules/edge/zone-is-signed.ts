import { declared, fact, unchecked } from "../../expect.ts";
import { inputsOf } from "../../reader.ts";
import { zoneOfAnother } from "../../relations/zone.ts";
import { judge, stackRule } from "../../rule.ts";
import type { Verdict } from "../../verdict.ts";

const DNSSEC = "cloudflare:index/zoneDnssec:ZoneDnssec";

export const zoneIsSigned = stackRule({
  name: "zone-is-signed",
  control: "EDGE-16",
  severity: "medium",
  enforcement: "mandatory",
  statement:
    "The zone's signing (DNSSEC) is active as declared, and Cloudflare says nothing else. Whether the registrar has its DS record is not seen here.",
  rationale: "An unsigned answer can be forged on its way, and leads people to a stranger's address.",
  remediation: "Leave the zone's signing active, and give its DS record to the registrar once.",
  source: { url: "https://unpkg.com/@pulumi/cloudflare@6.22.1/zoneDnssec.d.ts", readOn: "2026-11-27" },
  check(index, context) {
    const other = zoneOfAnother(context);
    if (other !== undefined) return other;
    const zones = index.ofType(DNSSEC);
    if (zones.length === 0) return judge(undefined, () => declared("DNSSEC", "active", false));
    return zones.flatMap((zone) =>
      judge(zone.urn, () => {
        const status = inputsOf(zone).text("status") ?? "nothing"; // without a status Cloudflare leaves it as it is
        if (status !== "active") return fact(false, "status", "active", status);
        return judgeAnswer(zone.outputs.status);
      }),
    );
  },
});

/**
 * What Cloudflare answered when the zone was last read; "active" may repeat the wish alone. Its words besides, among them pending
 * until the registrar has the record: Cloudflare API, "DNSSEC Details" (from memory, 2026-11).
 */
function judgeAnswer(answered: unknown): Verdict {
  if (answered === "pending")
    return unchecked("signing waits for the zone's DS record at the registrar: Cloudflare says pending");
  if (typeof answered === "string" && answered !== "active")
    return fact(false, "status", "active", `${answered}, by Cloudflare's answer`);
  return fact(true, "status", "active", "active as declared; the registrar's record is not seen from here");
}
