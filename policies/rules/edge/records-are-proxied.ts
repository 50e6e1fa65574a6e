import { fact, notApplicable } from "../../expect.ts";
import { comesFrom } from "../../index-views.ts";
import { inputsOf } from "../../reader.ts";
import { resourceRule } from "../../rule.ts";
import { CERTIFICATE, DNS_RECORD } from "../../tokens.ts";

/** Kinds of record that lead people to an address. */
const ADDRESS_TYPES: readonly string[] = ["A", "AAAA", "CNAME"];

export const recordsAreProxied = resourceRule({
  name: "records-are-proxied",
  control: "EDGE-16",
  severity: "high",
  enforcement: "mandatory",
  statement: "Every address record is proxied by the edge.",
  rationale:
    "A record that is not proxied tells everybody the origin's address and passes by the edge's protection.",
  remediation: "Leave proxied true on the record.",
  source: { url: "https://developers.cloudflare.com/dns/proxy-status/", readOn: "2026-11-27" },
  types: [DNS_RECORD, "cloudflare:index/record:Record"],
  check(view) {
    const read = inputsOf(view);
    if (!ADDRESS_TYPES.includes(read.text("type") ?? "")) return notApplicable("not an address record");
    const proxied = read.flag("proxied", false); // Cloudflare's API: default false
    if (proxied) return fact(true, "proxied", "true", "true");
    // The record that proves a hostname to a certificate authority leads nobody anywhere. In a preview its name is unknown.
    if (comesFrom(view, "content", CERTIFICATE))
      return notApplicable("proves a hostname to the certificate authority");
    if (read.text("name")?.startsWith("_") === true)
      return notApplicable("a service name, which no browser asks for");
    return fact(false, "proxied", "true", "false");
  },
});
