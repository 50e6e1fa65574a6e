import type { Source } from "./fact.ts";

export const source: Source = {
  unit: "CPU units (1024 = one vCPU) and MiB",
  url: "https://docs.aws.amazon.com/ec2/latest/instancetypes/gp.html (T4g: vCPU and installed memory); what the agent registers is less, https://docs.aws.amazon.com/AmazonECS/latest/developerguide/memory-management.html says why, and the figures are from memory, rounded down",
  readOn: "2026-11",
};

/** What one class of instance offers to tasks. */
export interface InstanceClass {
  readonly cpuUnits: number;
  /** What the operating system counts, without what the firmware and the kernel keep. */
  readonly memoryMib: number;
}

/** ARM classes with burstable processors, smallest first. Larger products run on Fargate, which needs no class. */
export const instanceClasses = {
  "t4g.micro": { cpuUnits: 2048, memoryMib: 900 },
  "t4g.small": { cpuUnits: 2048, memoryMib: 1800 },
  "t4g.medium": { cpuUnits: 2048, memoryMib: 3700 },
  "t4g.large": { cpuUnits: 2048, memoryMib: 7600 },
} as const satisfies Readonly<Record<string, InstanceClass>>;

export type InstanceClassName = keyof typeof instanceClasses;

/** Names of the classes, smallest first. */
export const INSTANCE_CLASSES = Object.keys(instanceClasses) as [InstanceClassName, ...InstanceClassName[]]; // the table is never empty

/** Memory that the agent keeps away from tasks, for itself, Docker and the system, MiB (its setting ECS_RESERVED_MEMORY). */
export const RESERVED_MEMORY_MIB = 128;

/** What tasks of an instance of that class can have together. */
export function taskCapacity(name: InstanceClassName): InstanceClass {
  const { cpuUnits, memoryMib } = instanceClasses[name];
  return { cpuUnits, memoryMib: memoryMib - RESERVED_MEMORY_MIB };
}
