import { declared } from "../../expect.ts";
import { taskRule } from "../../task/task-rule.ts";

export const taskHasLimits = taskRule({
  name: "task-has-limits",
  control: "CMP-03",
  severity: "medium",
  enforcement: "mandatory",
  statement: "Every service's task has a limit of CPU and of memory.",
  rationale: "A leak must end one task and not its neighbours.",
  remediation: "Set cpuUnits and memoryMib of the service.",
  source: {
    url: "https://unpkg.com/@pulumi/aws@7.48.0/ecs/taskDefinition.d.ts",
    readOn: "2026-11-27",
  },
  check({ task, containers }) {
    const each = (name: string) =>
      task.has(name) ||
      (containers.length > 0 && containers.every(({ read }) => (read.number(name) ?? 0) > 0)); // 0 means none
    return [declared("cpu", "declared", each("cpu")), declared("memory", "declared", each("memory"))];
  },
});
