import { declared, isSet } from "../../expect.ts";
import { inputsOf } from "../../reader.ts";
import { zoneOfAnother } from "../../relations/zone.ts";
import { zoneSetting } from "../../relations/zone-settings.ts";
import { judge, stackRule } from "../../rule.ts";
import { LISTENER } from "../../tokens.ts";

const SWITCH = "cloudflare:index/authenticatedOriginPullsSettings:AuthenticatedOriginPullsSettings";
const CERTIFICATE =
  "cloudflare:index/authenticatedOriginPullsCertificate:AuthenticatedOriginPullsCertificate";

export const edgeShowsOwnCertificate = stackRule({
  name: "edge-shows-own-certificate",
  control: "EDGE-19",
  severity: "high",
  enforcement: "mandatory",
  statement: "The edge shows the origin a certificate of the product's own.",
  rationale:
    "Cloudflare's shared certificate says only that some customer of Cloudflare's asks, and in the TLS modes off and flexible none is shown.",
  remediation: "Leave the zone's origin pull on, with the stack's certificate and the ssl setting at strict.",
  source: {
    url: "https://developers.cloudflare.com/ssl/origin-configuration/authenticated-origin-pull/set-up/zone-level/",
    readOn: "2026-11-20",
  },
  check(index, context) {
    const other = zoneOfAnother(context);
    if (other !== undefined) return other;
    if (index.ofType(LISTENER).length === 0)
      return [{ state: "notApplicable", reason: "the stack has no load balancer", urn: undefined }];
    const switches = index.ofType(SWITCH);
    return [
      ...(switches.length === 0
        ? judge(undefined, () => declared("origin pull", "switched on", false))
        : switches.flatMap((one) =>
            judge(one.urn, () => isSet("enabled", true, inputsOf(one).flag("enabled", false))),
          )),
      ...judge(index.ofType(CERTIFICATE)[0]?.urn, () =>
        declared("origin pull certificate", "declared", index.ofType(CERTIFICATE).length > 0),
      ),
      ...zoneSetting(index, context, { setting: "ssl", accepted: ["full", "strict"], absent: "full" }),
    ];
  },
});
