import type { Problem } from "../../lib/errors.ts";
import { shown } from "../../lib/shown.ts";
import type { ConfigParts } from "../config.ts";

/** Whoever stands in for the origin must have something to stand before, and must not fall first. */
export function checkFailover({ edge, services, tier }: ConfigParts): readonly Problem[] {
  const failover = edge?.failover;
  if (failover === undefined) return [];
  const hostnames = Object.values(services ?? {}).flatMap((service) =>
    (service?.routes ?? []).map((route) => route.hostname),
  );
  const problems: Problem[] = [];
  if (hostnames.length === 0 && Object.keys(services ?? {}).length > 0)
    problems.push({
      where: "edge.failover",
      expected: "a service with a public route, whose visitors get the answer",
      found: "no routes",
      next: "Remove it, or write the routes",
    });
  if (tier === "production" && failover.workersPlan === "free")
    problems.push({
      where: "edge.failover.workersPlan",
      expected:
        "paid in production: on the free plan everybody gets error 1027 past 100,000 requests a day, with the origin in good health",
      found: shown(failover.workersPlan),
      next: "Write workersPlan: paid, or remove edge.failover",
    });
  if (failover.kind === "origin" && hostnames.includes(failover.hostname))
    problems.push({
      where: "edge.failover.hostname",
      expected: "a hostname that this stack does not serve, for it is down together with the rest",
      found: shown(failover.hostname),
      next: "Name the other origin's own hostname",
    });
  return problems;
}
