import { fact } from "../../expect.ts";
import { isInternet } from "../../facts/internet-block.ts";
import { INGRESS_TYPES, ingressOf } from "../../relations/ingress.ts";
import { resourceRule } from "../../rule.ts";
import type { Verdict } from "../../verdict.ts";

/** Ports that the internet may reach (NET-03): HTTP, to be redirected, and HTTPS. */
const WEB_PORTS: readonly number[] = [80, 443];

export const internetReachesWebPortsOnly = resourceRule({
  name: "internet-reaches-web-ports-only",
  control: "NET-03",
  severity: "critical",
  enforcement: "mandatory",
  statement: "No security group opens a port other than 80 or 443 to the internet.",
  rationale: "Every other open port is found by scanners within hours.",
  remediation: "Name the security group or the addresses that need the port.",
  source: {
    url: "https://docs.aws.amazon.com/config/latest/developerguide/vpc-sg-open-only-to-authorized-ports.html",
    readOn: "2026-11-27",
  },
  types: INGRESS_TYPES,
  check(view) {
    return ingressOf(view).map(({ path, cidrs, fromPrefixList, ports }): Verdict => {
      const open = cidrs.some(isInternet);
      const web = ports.from === ports.to && WEB_PORTS.includes(ports.from);
      if (fromPrefixList && !open && !web) {
        const reason = "a list of addresses kept elsewhere, which no rule reads";
        return { state: "undecided", property: path === "" ? "source" : path, reason };
      }
      const found = open ? `the internet on ports ${ports.from} to ${ports.to}` : "no open source";
      return fact(
        !open || web,
        path === "" ? "source" : path,
        "closed to the internet but for ports 80 and 443",
        found,
      );
    });
  },
});
