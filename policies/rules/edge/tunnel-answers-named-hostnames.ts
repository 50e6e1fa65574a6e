import { fact } from "../../expect.ts";
import { inputsOf } from "../../reader.ts";
import { OWN_ANSWER, tunnelRules } from "../../relations/tunnel-routes.ts";
import { judge, stackRule } from "../../rule.ts";
import { TUNNEL, TUNNEL_CONFIG } from "../../tokens.ts";

export const tunnelAnswersNamedHostnames = stackRule({
  name: "tunnel-answers-named-hostnames",
  control: "EDGE-19",
  severity: "high",
  enforcement: "mandatory",
  statement:
    "Every tunnel is configured by this stack, hands on named hostnames only and refuses the rest itself.",
  rationale:
    "A rule without a hostname would serve the application under any name that somebody points at the tunnel.",
  remediation: "Take the override off the tunnel: its rules come from the services' routes.",
  source: {
    url: "https://developers.cloudflare.com/cloudflare-one/connections/connect-apps/configuration/ingress",
    readOn: "2026-11-27",
  },
  check: (index) =>
    index.ofType(TUNNEL).flatMap((tunnel) =>
      judge(tunnel.urn, () => {
        const source = inputsOf(tunnel).text("configSrc") ?? "local"; // @pulumi/cloudflare 6.22.1: default local
        const configs = index.pointingAt(tunnel, TUNNEL_CONFIG, "tunnelId");
        const rules = configs.flatMap(tunnelRules);
        const open = rules.filter(
          (rule) => (rule.text("hostname") ?? "") === "" && !OWN_ANSWER.test(rule.text("service") ?? ""),
        );
        const wide = rules.filter((rule) => rule.text("hostname")?.includes("*") === true);
        const strange = open.length + wide.length;
        return [
          fact(source === "cloudflare", "configSrc", "cloudflare", source),
          fact(
            configs.length > 0,
            "configuration",
            "declared",
            configs.length > 0 ? "declared" : "not declared",
          ),
          fact(
            strange === 0,
            "ingresses",
            "named hostnames, and a refusal for the rest",
            strange === 0 ? "named hostnames" : `${strange} rules for any hostname`,
          ),
        ];
      }),
    ),
});
