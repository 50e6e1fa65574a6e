import { fact } from "../../expect.ts";
import { inputsOf } from "../../reader.ts";
import { judge, stackRule } from "../../rule.ts";
import { DNS_RECORD, LOAD_BALANCER, TUNNEL } from "../../tokens.ts";

/** What a tunnel's hostname ends in. */
const TUNNEL_NAME = ".cfargotunnel.com";

export const recordsPointAtStack = stackRule({
  name: "records-point-at-stack",
  control: "EDGE-16",
  severity: "high",
  enforcement: "mandatory",
  statement: "Every proxied record points at this stack's load balancer or tunnel.",
  rationale: "A record that still points at something gone can be taken over by a stranger.",
  remediation: "Let the record's content be the load balancer's name.",
  source: { url: "https://developers.cloudflare.com/dns/proxy-status/", readOn: "2026-11-27" },
  check: (index) =>
    index.ofType(DNS_RECORD).flatMap((record) =>
      judge(record.urn, () => {
        const read = inputsOf(record);
        if (!read.flag("proxied", false)) return undefined;
        // Only a tunnel that this stack declares counts: another one's connector could be anybody's.
        const origins = index.linked(record, "content", LOAD_BALANCER, TUNNEL);
        const ids = index.ofType(TUNNEL).map(({ outputs }) => `${String(outputs.id)}${TUNNEL_NAME}`);
        const names = index.ofType(LOAD_BALANCER).map((one) => one.outputs.dnsName);
        const points =
          origins.length > 0 ||
          names.includes(read.text("content")) ||
          ids.includes(read.text("content") ?? "");
        return fact(
          points,
          "content",
          "this stack's load balancer or tunnel",
          points ? "this stack's" : "another target",
        );
      }),
    ),
});
