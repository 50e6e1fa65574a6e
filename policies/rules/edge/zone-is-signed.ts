import { declared, fact } from "../../expect.ts";
import { inputsOf } from "../../reader.ts";
import { zoneOfAnother } from "../../relations/zone.ts";
import { judge, stackRule } from "../../rule.ts";

const DNSSEC = "cloudflare:index/zoneDnssec:ZoneDnssec";

export const zoneIsSigned = stackRule({
  name: "zone-is-signed",
  control: "EDGE-16",
  severity: "medium",
  enforcement: "mandatory",
  statement: "The zone's answers are signed (DNSSEC).",
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
        return fact(status === "active", "status", "active", status);
      }),
    );
  },
});
