import { zoneSetting } from "../../relations/zone-settings.ts";
import { stackRule } from "../../rule.ts";

export const edgeSpeaksModernTls = stackRule({
  name: "edge-speaks-modern-tls",
  control: "ENC-04",
  severity: "high",
  enforcement: "mandatory",
  statement: "The edge speaks no less than TLS 1.2.",
  rationale: "TLS 1.0 and 1.1 have known breaks.",
  remediation: "Set edge.minTlsVersion to 1.2 or 1.3 in the stack that owns the zone.",
  source: {
    url: "https://developers.cloudflare.com/ssl/edge-certificates/additional-options/minimum-tls/",
    readOn: "2026-11-27",
  },
  check: (index, context) =>
    zoneSetting(index, context, { setting: "min_tls_version", accepted: ["1.2", "1.3"], absent: "1.0" }),
});
