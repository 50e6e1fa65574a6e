import type { Problem } from "../../lib/errors.ts";
import { TUNNEL_MEMORY_MIB } from "../../service/tunnel-container.ts";
import { fargateCpuUnits, fargateMemoryMib } from "../../tables/fargate-sizes.ts";
import { LEAST_CONTAINER_MIB } from "../../tables/instance-task-sizes.ts";
import type { ConfigParts, ServiceParts } from "../config.ts";
import { orList } from "../schema/word.ts";

type Size = Pick<ServiceParts, "cpuUnits" | "memoryMib">;

/** The size of a service's task: on an instance the application needs memory beside its connector's. */
export function checkServiceSize(
  name: string,
  service: ServiceParts,
  parts: ConfigParts,
): readonly Problem[] {
  const connected = (service.routes ?? []).length > 0 || parts.internalTools?.hostnames?.[name] !== undefined;
  return checkSize(
    `services.${name}`,
    service,
    parts,
    LEAST_CONTAINER_MIB + (connected ? TUNNEL_MEMORY_MIB : 0),
  );
}

/** CPU and memory of a task at `at` are a pair that Fargate sells; an instance takes any from the least that its containers need. */
export function checkSize(
  at: string,
  size: Size,
  { compute }: Pick<ConfigParts, "compute">,
  leastMib: number,
): readonly Problem[] {
  if (compute?.kind !== "instance") return fargateSize(at, size);
  const { memoryMib } = size;
  if (memoryMib === undefined || memoryMib >= leastMib) return [];
  const expected = `${leastMib} MiB at least, which its containers need to start`;
  const next = "Write what the application needs: it is killed where it asks for more";
  return [{ where: `${at}.memoryMib`, expected, found: String(memoryMib), next }];
}

/** A pair that Fargate sells. */
export function fargateSize(at: string, { cpuUnits, memoryMib }: Size): readonly Problem[] {
  if (cpuUnits !== undefined && !fargateCpuUnits.includes(cpuUnits)) {
    const expected = orList(fargateCpuUnits.map(String));
    return [
      { where: `${at}.cpuUnits`, expected, found: String(cpuUnits), next: "Write it like cpuUnits: 256" },
    ];
  }
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
