import type { Problem } from "../../lib/errors.ts";
import { shown } from "../../lib/shown.ts";
import { fargateMemoryMib } from "../../tables/fargate-sizes.ts";
import type { ConfigParts, ServiceParts } from "../config.ts";
import { OVERRIDE_TARGETS } from "../override-targets.ts";
import { orList } from "../schema/word.ts";
import { DEFAULTS } from "../tier-defaults.ts";

/** Names that other parts of a stack have: resources of two parts with one name would be one resource. */
const RESERVED = [...Object.keys(OVERRIDE_TARGETS), "data", "flow"];

/** What the keys of one service say together. */
export function checkServices({ services }: ConfigParts, wrong: ReadonlySet<string>): readonly Problem[] {
  return Object.entries(services ?? {}).flatMap(([name, service = {}]) => [
    ...checkName(name),
    ...checkSize(`services.${name}`, service),
    ...checkScale(name, service, wrong),
    ...checkHealth(name, service),
    ...checkPaths(name, service),
    ...checkVariables(name, service),
  ]);
}

function checkName(name: string): readonly Problem[] {
  if (!RESERVED.includes(name)) return [];
  const expected = `a service name other than ${RESERVED.join(", ")}`;
  return [{ where: `services.${name}`, expected, found: shown(name), next: "Rename the service" }];
}

/** CPU and memory of a task at `at` are a pair that Fargate sells. */
export function checkSize(
  at: string,
  { cpuUnits, memoryMib }: Pick<ServiceParts, "cpuUnits" | "memoryMib">,
): readonly Problem[] {
  if (cpuUnits === undefined || memoryMib === undefined) return [];
  const sizes = fargateMemoryMib(cpuUnits);
  if (sizes.includes(memoryMib)) return [];
  const apart = (size: number): number => Math.abs(size - memoryMib);
  const near = [...sizes].sort((a, b) => (apart(a) === apart(b) ? b - a : apart(a) - apart(b)))[0];
  return [
    {
      where: `${at}.memoryMib`,
      expected: `memory that Fargate offers with ${cpuUnits} CPU units (${sizesText(sizes)} MiB)`,
      found: String(memoryMib),
      next: `Write memoryMib: ${near}, or another cpuUnits`,
    },
  ];
}

/** All of a short list; first, second and last of a long one with even steps. */
function sizesText(sizes: readonly number[]): string {
  const LONG = 5;
  if (sizes.length <= LONG) return orList(sizes.map(String));
  return `${sizes[0]}, ${sizes[1]} and so on to ${sizes.at(-1)}`;
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

function checkPaths(name: string, { writablePaths = [] }: ServiceParts): readonly Problem[] {
  return writablePaths.flatMap((path, index) => {
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
  const groups = ["environment", "secrets", "outputs"] as const;
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
