import type { Source } from "./fact.ts";

export const source: Source = {
  unit: "CPU units (1024 = one vCPU) and MiB",
  url: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-cpu-memory-error.html",
  readOn: "2026-11",
};

interface MemoryRange {
  readonly minMib: number;
  readonly maxMib: number;
  readonly stepMib: number;
}

/** CPU units → the memory that Fargate sells with them. 256 units are special: 512, 1024 and 2048 MiB only. */
const ranges: Readonly<Record<number, MemoryRange>> = {
  512: { minMib: 1024, maxMib: 4096, stepMib: 1024 },
  1024: { minMib: 2048, maxMib: 8192, stepMib: 1024 },
  2048: { minMib: 4096, maxMib: 16384, stepMib: 1024 },
  4096: { minMib: 8192, maxMib: 30720, stepMib: 1024 },
  8192: { minMib: 16384, maxMib: 61440, stepMib: 4096 },
  16384: { minMib: 32768, maxMib: 122880, stepMib: 8192 },
};

const QUARTER = [512, 1024, 2048];

/** The CPU sizes, ascending. */
export const fargateCpuUnits: readonly number[] = [256, ...Object.keys(ranges).map(Number)];

/** The memory sizes that go with `cpuUnits`, ascending; empty for a CPU size that does not exist. */
export function fargateMemoryMib(cpuUnits: number): readonly number[] {
  if (cpuUnits === 256) return QUARTER;
  const range = ranges[cpuUnits];
  if (range === undefined) return [];
  const count = (range.maxMib - range.minMib) / range.stepMib + 1;
  return Array.from({ length: count }, (_, index) => range.minMib + index * range.stepMib);
}
