import { declared } from "../../expect.ts";
import { resourceRule } from "../../rule.ts";
import { TASK_TYPES, taskView } from "../../task/task-view.ts";

export const taskHasLimits = resourceRule({
  name: "task-has-limits",
  control: "CMP-03",
  severity: "medium",
  enforcement: "mandatory",
  statement: "Every service's task has a limit of CPU and of memory.",
  rationale: "A leak must end one task and not its neighbours.",
  remediation: "Set cpuUnits and memoryMib of the service.",
  source: {
    url: "https://www.pulumi.com/registry/packages/aws/api-docs/ecs/taskdefinition/",
    readOn: "2026-11-20",
  },
  types: TASK_TYPES,
  check(view) {
    const { task, containers } = taskView(view);
    const each = (name: string) =>
      task.has(name) ||
      (containers.length > 0 && containers.every(({ read }) => (read.number(name) ?? 0) > 0)); // 0 means none
    return [declared("cpu", "declared", each("cpu")), declared("memory", "declared", each("memory"))];
  },
});
