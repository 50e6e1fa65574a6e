import type { Problem } from "../../lib/errors.ts";
import { shown } from "../../lib/shown.ts";
import { probePart } from "../../observability/probe-part.ts";
import type { ConfigParts, ServiceParts } from "../config.ts";
import { isReservedName, rivalOf } from "../reserved-names.ts";
import { DEFAULTS } from "../tier-defaults.ts";
import { checkServiceSize } from "./task-size.ts";

/** What the keys of one service say together. */
export function checkServices(parts: ConfigParts, wrong: ReadonlySet<string>): readonly Problem[] {
  const { services } = parts;
  const each = Object.entries(services ?? {}).flatMap(([name, service = {}]) => [
    ...checkName(name, Object.keys(services ?? {})),
    ...checkServiceSize(name, service, parts),
    ...checkScale(name, service, wrong),
    ...checkHealth(name, service),
    ...checkPaths(name, service),
    ...checkVariables(name, service),
  ]);
  return [...each, ...checkProbes(services ?? {})];
}

/** Resources of two parts with one name would be one resource. */
function checkName(name: string, all: readonly string[]): readonly Problem[] {
  const rival = rivalOf(name, all);
  if (rival === undefined && !isReservedName(name)) return [];
  const expected =
    rival === undefined
      ? "a service name that no other part of a stack has"
      : `a service name that does not continue ${rival}'s with "-rule"`;
  return [{ where: `services.${name}`, expected, found: shown(name), next: "Rename the service" }];
}

/** Every health route that is asked from outside has a probe of its own, named by service and path. */
function checkProbes(services: Readonly<Record<string, ServiceParts | undefined>>): readonly Problem[] {
  const routed = Object.entries(services).filter(([, service]) => (service?.routes ?? []).length > 0);
  const asked = routed.flatMap(([name, service]) =>
    (["livePath", "deepPath"] as const).flatMap((key) => {
      const path = service?.health?.[key];
      return path === undefined
        ? []
        : { where: `services.${name}.health.${key}`, path, part: probePart(name, path) };
    }),
  );
  return asked.flatMap(({ part, path, where }, index) => {
    const first = asked.slice(0, index).find((other) => other.part === part && other.path !== path);
    if (first === undefined) return [];
    const expected = `a path that, after the service's name, reads otherwise than ${shown(first.path)} of ${first.where}`;
    return [{ where, expected, found: shown(path), next: "Change the path or rename the service" }];
  });
}

function checkScale(
  name: string,
  { scale = {}, routes }: ServiceParts,
  wrong: ReadonlySet<string>,
): readonly Problem[] {
  const at = `services.${name}.scale`;
  const problems: Problem[] = [];
  if (scale.minTasks !== undefined && scale.maxTasks !== undefined && scale.minTasks > scale.maxTasks) {
    const expected = `at most maxTasks, ${scale.maxTasks}`;
    problems.push({
      where: `${at}.minTasks`,
      expected,
      found: String(scale.minTasks),
      next: "Lower minTasks or raise maxTasks",
    });
  }
  if (
    typeof scale.requestsPerTaskPerMinute === "number" &&
    (routes ?? []).length === 0 &&
    !wrong.has(`services.${name}.routes`)
  ) {
    const where = `${at}.requestsPerTaskPerMinute`;
    const expected = "no measure of requests for a service without routes";
    problems.push({
      where,
      expected,
      found: String(scale.requestsPerTaskPerMinute),
      next: "Remove it or give the service a route",
    });
  }
  return problems;
}

function checkHealth(name: string, { health = {} }: ServiceParts): readonly Problem[] {
  const interval = health.intervalSeconds ?? DEFAULTS["services.*.health.intervalSeconds"].production;
  const timeout = health.timeoutSeconds ?? DEFAULTS["services.*.health.timeoutSeconds"].production;
  if (timeout < interval) return [];
  return [
    {
      where: `services.${name}.health.timeoutSeconds`,
      expected: `less than intervalSeconds, ${interval}`,
      found: String(timeout),
      next: "Lower timeoutSeconds or raise intervalSeconds",
    },
  ];
}

/** Folders that images only link (Filesystem Hierarchy Standard 3.0, 5.13 and 5.9, from memory, 2026-11): Fargate mounts nothing over a link. */
const LINKS: readonly (readonly [from: string, to: string])[] = [
  ["/var/run", "/run"],
  ["/var/lock", "/run/lock"],
];

function checkPaths(name: string, { writablePaths = [] }: ServiceParts): readonly Problem[] {
  return writablePaths.flatMap((path, index) => {
    const link = LINKS.find(([from]) => path === from || path.startsWith(`${from}/`));
    if (link !== undefined) {
      const [from, to] = link;
      return [
        {
          where: `services.${name}.writablePaths.${index}`,
          expected: `a folder that is no link: images lead ${from} to ${to}`,
          found: shown(path),
          next: `Write ${to}${path.slice(from.length)}`,
        },
      ];
    }
    const other = writablePaths.find(
      (earlier, at) => (at < index && earlier === path) || path.startsWith(`${earlier}/`),
    );
    if (other === undefined) return [];
    const expected = "folders of which none is inside another";
    const where = `services.${name}.writablePaths.${index}`;
    return [{ where, expected, found: `${shown(path)} beside ${shown(other)}`, next: "Remove it" }];
  });
}

/** ECS refuses a task definition in which a variable is set twice. */
function checkVariables(name: string, service: ServiceParts): readonly Problem[] {
  const groups = ["environment", "secrets", "outputs", "calls"] as const;
  const seen = new Map<string, string>();
  const problems: Problem[] = [];
  for (const group of groups) {
    for (const variable of Object.keys(service[group] ?? {})) {
      const first = seen.get(variable);
      seen.set(variable, first ?? group);
      if (first === undefined) continue;
      const expected = `a variable that services.${name}.${first} does not set too`;
      problems.push({
        where: `services.${name}.${group}.${variable}`,
        expected,
        found: "two values",
        next: "Remove one of them",
      });
    }
  }
  return problems;
}
