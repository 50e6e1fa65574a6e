import type { Source } from "./fact.ts";

export const source: Source = {
  unit: "CPU units (1024 = one vCPU) and MiB",
  url: "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html (cpu) and API_ContainerDefinition.html (memory)",
  readOn: "2026-11-27",
};

/** The least CPU that a task on an instance is given, where it is given one. */
export const LEAST_TASK_CPU_UNITS = 128;

/** The least memory of a container: Docker keeps as much for itself. */
export const LEAST_CONTAINER_MIB = 6;
