import type { Problem } from "../../lib/errors.ts";
import { shown } from "../../lib/shown.ts";
import { cloudflarePlans } from "../../tables/cloudflare-plans.ts";
import type { CloudflarePlan } from "../cloudflare-settings.ts";
import type { ConfigParts } from "../config.ts";

/** Depth that the certificate covers when the plan is not known: the same on all of them. */
const DEPTH = cloudflarePlans.free.certificateDepth;

/** Every hostname stands in the zone, under its certificate, and each address leads to one service. */
export function checkHostnames({ cloudflare, domain, services }: ConfigParts): readonly Problem[] {
  const depth = depthOf(cloudflare?.plan);
  const taken = new Map<string, string>();
  const problems: Problem[] = [];
  for (const [name, service] of Object.entries(services ?? {})) {
    (service?.routes ?? []).forEach((route, index) => {
      const at = `services.${name}.routes.${index}`;
      const { hostname } = route;
      if (hostname === undefined) return;
      if (domain !== undefined) problems.push(...checkHostname(`${at}.hostname`, hostname, domain, depth));
      route.paths?.forEach((path, position) => {
        const address = `${hostname}${path}`;
        const first = taken.get(address);
        taken.set(address, first ?? at);
        if (first === undefined) return;
        const expected = `an address that ${first} does not have too`;
        const next = "Give it to one of them";
        problems.push({ where: `${at}.paths.${position}`, expected, found: shown(address), next });
      });
    });
  }
  return problems;
}

/** Labels below the zone's name that the certificate of a plan covers. */
export function depthOf(plan: CloudflarePlan | undefined): number {
  return plan === undefined ? DEPTH : cloudflarePlans[plan].certificateDepth;
}

/** The hostname at `where` stands in the zone, under its certificate. */
export function checkHostname(
  where: string,
  hostname: string,
  domain: string,
  depth: number,
): readonly Problem[] {
  if (hostname === domain) return [];
  const found = shown(hostname);
  if (!hostname.endsWith(`.${domain}`)) {
    const expected = `"${domain}" or a name below it`;
    return [{ where, expected, found, next: "Correct the hostname or domain" }];
  }
  const labels = hostname.slice(0, -domain.length - 1).split(".");
  if (labels.length <= depth) return [];
  const expected = `a name at most ${depth} label below "${domain}", which Cloudflare's universal certificate covers`;
  return [{ where, expected, found, next: `Write hostname: ${labels.join("-")}.${domain}` }];
}
