import { fact, notApplicable } from "../../expect.ts";
import { comesFrom } from "../../index-views.ts";
import { inputsOf } from "../../reader.ts";
import { RULESET } from "../../relations/response-headers.ts";
import { resourceRule } from "../../rule.ts";
import { CERTIFICATE, DNS_RECORD } from "../../tokens.ts";

const ADDRESS_TYPES: readonly string[] = ["A", "AAAA", "CNAME"];
/** Levels below Cloudflare's own (DDoS protection, "Sensitivity level", from memory, 2026-11). */
const WEAK = ["medium", "low", "eoff"];

export const edgeAbsorbsFloods = resourceRule({
  name: "edge-absorbs-floods",
  control: "EDGE-09",
  severity: "high",
  enforcement: "mandatory",
  statement: "Every hostname stands behind the edge's DDoS protection, which nobody weakens.",
  rationale: "A flood must end where there is room for it, not at the load balancer.",
  remediation: "Leave proxied true on the records, and no override in the phase ddos_l7.",
  source: {
    url: "https://developers.cloudflare.com/ddos-protection/managed-rulesets/http/http-overrides/configure-api/",
    readOn: "2026-11-27",
  },
  types: [DNS_RECORD, RULESET],
  check(view) {
    const read = inputsOf(view);
    if (view.type === RULESET) {
      if (read.text("phase") !== "ddos_l7") return undefined;
      return read.items("rules").map((rule) => {
        const level = rule.text("actionParameters.overrides.sensitivityLevel") ?? "default";
        const action = rule.text("actionParameters.overrides.action") ?? "default";
        const off = !rule.flag("actionParameters.overrides.enabled", true);
        const ok = !WEAK.includes(level) && action !== "log" && !off;
        const found = `sensitivity ${level}, action ${action}${off ? ", switched off" : ""}`;
        return fact(ok, `${rule.path}.actionParameters.overrides`, "at full strength", found);
      });
    }
    if (!ADDRESS_TYPES.includes(read.text("type") ?? "")) return notApplicable("not an address record");
    // Cloudflare's network takes floods for every proxied record, on every plan, and cannot be told not to.
    if (read.flag("proxied", false)) return fact(true, "proxied", "behind the edge", "behind the edge");
    if (comesFrom(view, "content", CERTIFICATE) || read.text("name")?.startsWith("_") === true)
      return notApplicable("leads nobody to an address");
    return fact(false, "proxied", "behind the edge", "past the edge");
  },
});
