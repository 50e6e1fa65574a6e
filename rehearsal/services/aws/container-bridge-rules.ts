import type { ContainerDefinition } from "./container-definitions.ts";

/** What of a container has to do with the host's network, and what a task on an instance must say by itself. */
export interface HostShape {
  readonly fargate: boolean;
  readonly networkMode: string;
  /** MiB of the task as a whole; undefined where only containers say it. */
  readonly memory: string | undefined;
  readonly executionRoleArn: string | undefined;
}

/** Source: ECS Developer Guide, "Task definition parameters for EC2" (links, memory, secrets), from memory, 2026-11. */
export function bridgeProblems(
  one: ContainerDefinition,
  shape: HostShape,
  all: readonly ContainerDefinition[],
): readonly string[] {
  const problems: string[] = [];
  const links = one.links ?? [];
  if (links.length > 0 && shape.networkMode !== "bridge")
    problems.push(`Links are not supported when networkMode=${shape.networkMode}.`);
  const strange = links.find((link) => !all.some(({ name }) => name === link.split(":")[0]));
  if (strange !== undefined) problems.push(`links to "${strange}", which is no container of the task`);
  if (links.some((link) => link.split(":")[0] === one.name)) problems.push("links to itself");
  if (shape.fargate) return problems;
  if (shape.memory === undefined && one.memory === undefined && one.memoryReservation === undefined)
    problems.push("At least one of 'memory' or 'memoryReservation' must be specified.");
  if ((one.secrets?.length ?? 0) > 0 && shape.executionRoleArn === undefined)
    problems.push(
      "When you are specifying container secrets, you must also specify a value for 'executionRoleArn'.",
    );
  return problems;
}
