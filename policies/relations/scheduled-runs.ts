import { atLeast, fact } from "../expect.ts";
import { inputsOf } from "../reader.ts";
import type { ResourceView } from "../resource-view.ts";
import type { Verdict } from "../verdict.ts";

/** Whether a schedule starts its task as the task says, today and for good; how often is not asked here. */
export function startsItsTask(schedule: ResourceView, today: string): readonly Verdict[] {
  const read = inputsOf(schedule);
  const state = read.text("state") ?? "ENABLED"; // @pulumi/aws 7.48.0: on unless it is set
  const start = read.text("startDate");
  // @pulumi/aws 7.48.0, scheduler.ScheduleTargetEcsParameters: one task where nothing is said.
  const count = read.number("target.ecsParameters.taskCount") ?? 1;
  return [
    fact(!read.has("endDate"), `${schedule.name}.endDate`, "absent: it goes on", "declared"),
    fact(
      (start ?? "").slice(0, 10) <= today,
      `${schedule.name}.startDate`,
      "in the past",
      start ?? "nothing",
    ),
    atLeast(`${schedule.name}.target.ecsParameters.taskCount`, 1, count, "tasks"),
    // What a schedule hands to ECS can replace the container's command.
    fact(!read.has("target.input"), `${schedule.name}.target.input`, "absent", "declared"),
    fact(state === "ENABLED", `${schedule.name}.state`, "ENABLED", state),
  ];
}
