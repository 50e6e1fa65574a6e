import { fact, notApplicable } from "../../expect.ts";
import { TLS_POLICIES } from "../../facts/tls-policies.ts";
import { inputsOf } from "../../reader.ts";
import { resourceRule } from "../../rule.ts";
import { LISTENER } from "../../tokens.ts";

/** What the provider takes where none is named (@pulumi/aws 7.48.0); it still speaks TLS 1.0. */
const DEFAULT_POLICY = "ELBSecurityPolicy-2016-08";

export const listenerSpeaksModernTls = resourceRule({
  name: "listener-speaks-modern-tls",
  control: "ENC-04",
  severity: "high",
  enforcement: "mandatory",
  statement: "No load balancer speaks less than TLS 1.2.",
  rationale: "TLS 1.0 and 1.1 have known breaks.",
  remediation:
    "Name a security policy whose lowest version is TLS 1.2, such as ELBSecurityPolicy-TLS13-1-2-2021-06.",
  source: {
    url: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html",
    readOn: "2026-11-27",
  },
  types: [LISTENER, "aws:alb/listener:Listener"],
  check(view) {
    const read = inputsOf(view);
    const protocol = read.text("protocol") ?? "HTTP"; // @pulumi/aws 7.48.0: default HTTP
    if (protocol !== "HTTPS" && protocol !== "TLS") return notApplicable("not a TLS listener");
    const policy = read.text("sslPolicy") ?? DEFAULT_POLICY;
    return fact(TLS_POLICIES.includes(policy), "sslPolicy", "a policy of TLS 1.2 or higher", policy);
  },
});
