import { fact, notApplicable, unchecked } from "../../expect.ts";
import { inputsOf } from "../../reader.ts";
import { zoneOfAnother } from "../../relations/zone.ts";
import { judge, stackRule } from "../../rule.ts";
import { LISTENER, LOAD_BALANCER } from "../../tokens.ts";

export const originVerifiesEdge = stackRule({
  name: "origin-verifies-edge",
  control: "EDGE-19",
  severity: "high",
  enforcement: "mandatory",
  statement: "A load balancer that faces the internet asks every caller for a certificate and verifies it.",
  rationale:
    "The edge's addresses are those of all its customers: one of them could point a zone of his own at the origin.",
  remediation:
    "Leave the listener's mutual authentication at verify, with the trust store of the stack's authority.",
  source: {
    url: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/configuring-mtls-with-elb.html",
    readOn: "2026-11-27",
  },
  check(index, context) {
    const [other] = zoneOfAnother(context) ?? [];
    if (other?.state === "undecided") return [other];
    return index.ofType(LISTENER).flatMap((listener) =>
      judge(listener.urn, () => {
        const [balancer] = index.linked(listener, "loadBalancerArn", LOAD_BALANCER);
        // @pulumi/aws 7.48.0: internal is false unless it is set.
        if (balancer !== undefined && inputsOf(balancer).flag("internal", false))
          return notApplicable("an internal load balancer");
        const read = inputsOf(listener);
        const redirects = read.items("defaultActions").every((action) => action.text("type") === "redirect");
        if (read.text("protocol") === "HTTP" && redirects) return notApplicable("only redirects to HTTPS");
        const mode = read.text("mutualAuthentication.mode") ?? "off"; // ELB: off unless it is set
        const late = read.flag("mutualAuthentication.ignoreClientCertificateExpiry", false);
        // The edge shows the certificate of the zone's owner, whose authority this stack does not have.
        if (other !== undefined && mode !== "verify")
          return unchecked(
            `the load balancer asks for no certificate, since the edge shows that of the stack ${context.zoneOwner}: Cloudflare's addresses alone reach it, which are those of its other customers too`,
          );
        return [
          fact(mode === "verify", "mutualAuthentication.mode", "verify", mode),
          fact(!late, "mutualAuthentication.ignoreClientCertificateExpiry", "false", String(late)),
        ];
      }),
    );
  },
});
