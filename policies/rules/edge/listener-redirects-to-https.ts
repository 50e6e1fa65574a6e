import { fact, notApplicable } from "../../expect.ts";
import { inputsOf } from "../../reader.ts";
import { resourceRule } from "../../rule.ts";
import { LISTENER } from "../../tokens.ts";

export const listenerRedirectsToHttps = resourceRule({
  name: "listener-redirects-to-https",
  control: "EDGE-01",
  severity: "high",
  enforcement: "mandatory",
  statement: "A load balancer answers plain HTTP with a redirect to HTTPS and nothing else.",
  rationale: "What travels in clear between edge and origin can be read and changed on the way.",
  remediation: "Remove the HTTP listener, or let its default action redirect to HTTPS.",
  source: { url: "https://unpkg.com/@pulumi/aws@7.48.0/types/input.d.ts", readOn: "2026-11-27" },
  types: [LISTENER, "aws:alb/listener:Listener"],
  check(view) {
    const read = inputsOf(view);
    // @pulumi/aws 7.48.0: HTTP where the protocol is left out of an application load balancer's listener.
    if ((read.text("protocol") ?? "HTTP") !== "HTTP") return notApplicable("not an HTTP listener");
    const actions = read.items("defaultActions");
    const redirects =
      actions.length > 0 &&
      actions.every(
        (action) => action.text("type") === "redirect" && action.text("redirect.protocol") === "HTTPS",
      );
    return fact(
      redirects,
      "defaultActions",
      "a redirect to HTTPS",
      redirects ? "a redirect to HTTPS" : "another answer",
    );
  },
});
