import { zoneSetting } from "../../relations/zone-settings.ts";
import { stackRule } from "../../rule.ts";

export const edgeChecksOriginCertificate = stackRule({
  name: "edge-checks-origin-certificate",
  control: "ENC-07",
  severity: "high",
  enforcement: "mandatory",
  statement: "The edge checks the origin's certificate.",
  rationale: "Encryption towards an unchecked certificate can be read by whoever stands between.",
  remediation: "Set the zone's ssl setting to strict in the stack that owns the zone.",
  source: {
    url: "https://developers.cloudflare.com/ssl/origin-configuration/ssl-modes/full-strict/",
    readOn: "2026-11-27",
  },
  check: (index, context) =>
    zoneSetting(index, context, { setting: "ssl", accepted: ["strict"], absent: "full" }),
});
