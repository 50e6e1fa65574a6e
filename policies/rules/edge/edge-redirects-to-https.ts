import { zoneSetting } from "../../relations/zone-settings.ts";
import { stackRule } from "../../rule.ts";

export const edgeRedirectsToHttps = stackRule({
  name: "edge-redirects-to-https",
  control: "EDGE-01",
  severity: "high",
  enforcement: "mandatory",
  statement: "The edge redirects HTTP to HTTPS.",
  rationale: "What travels in clear can be read and changed on the way.",
  remediation: "Set the zone's always_use_https setting to on in the stack that owns the zone.",
  source: {
    url: "https://developers.cloudflare.com/ssl/edge-certificates/encrypt-visitor-traffic/",
    readOn: "2026-11-27",
  },
  check: (index, context) =>
    zoneSetting(index, context, { setting: "always_use_https", accepted: ["on"], absent: "off" }),
});
