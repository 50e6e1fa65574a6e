import type { RuleContext } from "../context.ts";
import { type ResourceRule, resourceRule } from "../rule.ts";
import type { Verdict } from "../verdict.ts";
import { type ContainerView, TASK_TYPES, taskView } from "./task-view.ts";

type ContainerRule = Omit<ResourceRule, "scope" | "types" | "check"> & {
  readonly check: (
    container: ContainerView,
    context: RuleContext,
  ) => Verdict | readonly Verdict[] | undefined;
};

/** A rule about every container of a task: one pure check over the draft and over the real definitions. */
export function containerRule({ check, ...metadata }: ContainerRule): ResourceRule {
  return resourceRule({
    ...metadata,
    types: TASK_TYPES,
    check: (view, context) =>
      taskView(view).containers.flatMap(
        (container) => check(container, context) ?? ([] as readonly Verdict[]),
      ),
  });
}
