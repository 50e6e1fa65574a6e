import { placeLimits } from "../../edge/place-limits.ts";
import { either } from "../../lib/either.ts";
import type { Problem } from "../../lib/errors.ts";
import { nearest } from "../../lib/nearest.ts";
import { coversPath } from "../../lib/path-pattern.ts";
import { shown } from "../../lib/shown.ts";
import type { ConfigParts } from "../config.ts";
import { checkHostnames } from "./hostnames.ts";

/** Limits, bypasses, maintenance mode and caches must have a layer that holds them, and name what the stack serves. */
export function checkTraffic(parts: ConfigParts, wrong: ReadonlySet<string>): readonly Problem[] {
  return [
    ...checkFirewall(parts, wrong),
    ...checkNames(parts),
    ...checkHosts(parts, wrong),
    ...checkPlacement(parts),
    ...checkBypass(parts),
    ...checkMaintenance(parts, wrong),
  ];
}

function hasRoutes(services: ConfigParts["services"]): boolean {
  return Object.values(services ?? {}).some((service) => (service?.routes ?? []).length > 0);
}

/** What costs money is said aloud wherever there is a load balancer. */
function checkFirewall(
  { edge, ingress, services }: ConfigParts,
  wrong: ReadonlySet<string>,
): readonly Problem[] {
  if (ingress === "tunnel") return []; // there is none to stand on
  if (!hasRoutes(services) || edge?.waf !== undefined || wrong.has("edge") || wrong.has("edge.waf"))
    return [];
  return [
    {
      where: "edge.waf.loadBalancer",
      expected:
        "true or false for a stack with routes: AWS WAF on its load balancer costs about 5 USD a month",
      found: "nothing",
      next: "Write edge: { waf: { loadBalancer: true } }, or false",
    },
  ];
}

function checkNames({ limits, bypass }: ConfigParts): readonly Problem[] {
  return [...repeated("limits", limits), ...repeated("bypass", bypass)];
}

function repeated(list: string, all: ConfigParts["limits"] | ConfigParts["bypass"]): readonly Problem[] {
  const names = (all ?? []).map((one) => one.name);
  return names.flatMap((name, index) => {
    const first = names.indexOf(name);
    if (name === undefined || first === index) return [];
    const expected = `a name that ${list}.${first} does not have too`;
    return [{ where: `${list}.${index}.name`, expected, found: shown(name), next: "Rename one of them" }];
  });
}

/** Every hostname is one that a service answers to. */
function checkHosts(parts: ConfigParts, wrong: ReadonlySet<string>): readonly Problem[] {
  // A hostname that is wrong in its service is told there, and not again wherever the right one is named.
  const uncertain =
    [...wrong].some((path) => path.startsWith("services")) || checkHostnames(parts).length > 0;
  if (uncertain) return [];
  const known = hostnames(parts);
  const named = [
    ...(parts.limits ?? []).map((one, index) => [`limits.${index}.hostname`, one.hostname] as const),
    ...(parts.bypass ?? []).map((one, index) => [`bypass.${index}.hostname`, one.hostname] as const),
    ...(parts.edge?.cache ?? []).map((one, index) => [`edge.cache.${index}.hostname`, one.hostname] as const),
  ];
  return named.flatMap(([where, hostname]) => {
    if (hostname === undefined || known.includes(hostname)) return [];
    // Which of them is meant nobody can guess from letters, and a wrong guess would open one that is not.
    const next = known.length === 0 ? "Give a service a route there" : `Write ${either([...new Set(known)])}`;
    return [{ where, expected: "a hostname that a service answers to", found: shown(hostname), next }];
  });
}

function hostnames({ services }: ConfigParts): readonly string[] {
  return Object.values(services ?? {}).flatMap((service) =>
    (service?.routes ?? []).flatMap((route) => route.hostname ?? []),
  );
}

function checkPlacement({ cloudflare, edge, ingress, limits, services }: ConfigParts): readonly Problem[] {
  const { ownsZone, plan } = cloudflare ?? {};
  const loadBalancer =
    edge?.waf?.loadBalancer ?? (hasRoutes(services) && ingress !== "tunnel" ? undefined : false);
  if (plan === undefined || ownsZone === undefined || loadBalancer === undefined) return []; // told there
  const whole = (limits ?? []).flatMap(({ layer, name, requestsPerMinute }) =>
    name === undefined || requestsPerMinute === undefined ? [] : [{ layer, name, requestsPerMinute }],
  );
  const layers = { plan, ownsZone, loadBalancer, tunnel: ingress === "tunnel" };
  const { unplaced } = placeLimits(
    whole.filter(({ layer }) => layer === undefined),
    layers,
  );
  const indexOf = (name: string): number => (limits ?? []).findIndex((limit) => limit.name === name);
  return [
    ...unplaced.map(({ expected, name, next }) => {
      const index = indexOf(name);
      const found = `${limits?.[index]?.requestsPerMinute} requests a minute`;
      return { where: `limits.${index}`, expected, found, next };
    }),
    ...checkOwn(whole, placeLimits(whole, layers), indexOf),
  ];
}

/** The application holds only what no layer can: of all limits together, those that find no place. */
function checkOwn(
  whole: readonly { readonly layer: "application" | undefined; readonly name: string }[],
  { layers, unplaced }: ReturnType<typeof placeLimits>,
  indexOf: (name: string) => number,
): readonly Problem[] {
  return whole.flatMap(({ layer, name }) => {
    const place = layer === undefined ? undefined : layers.get(name);
    if (place === undefined) return [];
    const instead =
      unplaced.length === 0
        ? "Remove layer"
        : `Remove layer: the tightest come first; layer: application is for ${either(unplaced.map((one) => one.name))}`;
    const holder = place === "cloudflare" ? "Cloudflare" : "AWS WAF on the load balancer";
    const expected = `no layer: application for a limit that ${holder} can hold`;
    return [{ where: `limits.${indexOf(name)}.layer`, expected, found: "application", next: instead }];
  });
}

/** A limit that is passed by as a whole would never count, and look as if it did. */
function checkBypass({ bypass, limits }: ConfigParts): readonly Problem[] {
  return (limits ?? []).flatMap((limit, index) => {
    const around = (bypass ?? []).findIndex(
      (route) =>
        route.path !== undefined &&
        limit.path !== undefined &&
        limit.hostname === route.hostname &&
        coversPath(route.path, limit.path),
    );
    if (around < 0) return [];
    const expected = "a path that no bypass lets through as a whole";
    const found = `${shown(limit.path)} within ${shown(bypass?.[around]?.path)} of bypass.${around}`;
    return [{ where: `limits.${index}.path`, expected, found, next: "Remove one of them" }];
  });
}

function checkMaintenance(
  { edge, ingress, maintenance, services }: ConfigParts,
  wrong: ReadonlySet<string>,
): readonly Problem[] {
  if (maintenance === undefined) return [];
  const problems: Problem[] = [];
  if (edge?.waf?.loadBalancer === false) {
    problems.push({
      where: "maintenance",
      expected:
        "AWS WAF on the load balancer, which answers with a page, 503 and a time to come back whatever the Cloudflare plan",
      found: "edge.waf.loadBalancer: false",
      next:
        ingress === "tunnel"
          ? "Remove edge.waf.loadBalancer, which a tunnel has no load balancer for"
          : "Write edge.waf.loadBalancer: true",
    });
  }
  const names = Object.keys(services ?? {});
  for (const [name, variable] of Object.entries(maintenance.variables ?? {})) {
    const where = `maintenance.variables.${name}`;
    const service = services?.[name];
    if (service === undefined) {
      if (wrong.has("services") || wrong.has(`services.${name}`)) continue;
      const near = nearest(name, names);
      const next = near === undefined ? "Remove it" : `Write ${near}`;
      problems.push({ where, expected: `one of the services ${names.join(", ")}`, found: shown(name), next });
      continue;
    }
    const twice = (["environment", "secrets", "outputs", "calls"] as const).find(
      (group) => variable !== undefined && Object.hasOwn(service[group] ?? {}, variable),
    );
    if (twice === undefined) continue;
    const expected = `a variable that services.${name}.${twice} does not set too`;
    problems.push({
      where,
      expected,
      found: shown(variable),
      next: `Remove it from services.${name}.${twice}`,
    });
  }
  return problems;
}
