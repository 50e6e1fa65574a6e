import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { taskHasLimits } from "../../../../policies/rules/compute/task-has-limits.ts";
import { TASK_DEFINITION } from "../../../../policies/task/task-view.ts";
import { definition, draft } from "../../example-task.ts";
import { ruleTable, view } from "../../rule-table.ts";

ruleTable(taskHasLimits, {
  rows: [
    { kind: "met", it: "accepts limits of the task", views: [draft(), definition()], state: "met" },
    {
      kind: "violated",
      it: "refuses a task without memory",
      views: [draft({}, { memory: undefined })],
      state: "violated",
      says: 'CMP-03: "api" memory must be declared; got nothing. Set cpuUnits and memoryMib of the service.',
    },
    {
      kind: "absent",
      it: "refuses container definitions without any limit",
      views: [definition({}, { cpu: undefined, memory: undefined })],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "refuses a container's limit of zero, which is none",
      views: [draft({ cpu: 0, memory: 512 }, { cpu: undefined, memory: undefined })],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "accepts a container's limit of one unit",
      views: [draft({ cpu: 1, memory: 512 }, { cpu: undefined, memory: undefined })],
      state: "met",
    },
    {
      kind: "spelling",
      it: "accepts limits of every container",
      views: [definition({ cpu: 256, memory: 512 }, { cpu: undefined, memory: undefined })],
      state: "met",
    },
    {
      kind: "unknown",
      it: "leaves unknown container definitions undecided",
      views: [view(TASK_DEFINITION, "api-task", { containerDefinitions: UNKNOWN })],
      state: "undecided",
      undecided: "containerDefinitions",
    },
  ],
});
