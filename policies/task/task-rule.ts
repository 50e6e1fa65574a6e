import type { RuleContext } from "../context.ts";
import { notApplicable } from "../expect.ts";
import { inputsOf } from "../reader.ts";
import type { ResourceView } from "../resource-view.ts";
import { type ResourceRule, resourceRule, typeOf } from "../rule.ts";
import type { Verdict } from "../verdict.ts";
import {
  type ContainerView,
  DRAFTING,
  TASK_DEFINITION,
  TASK_TYPES,
  type TaskView,
  taskView,
} from "./task-view.ts";

type ContainerRule = Omit<ResourceRule, "scope" | "types" | "check"> & {
  readonly check: (
    container: ContainerView,
    context: RuleContext,
  ) => Verdict | readonly Verdict[] | undefined;
};

type TaskRule = Omit<ResourceRule, "scope" | "types" | "check"> & {
  readonly check: (task: TaskView, context: RuleContext) => Verdict | readonly Verdict[] | undefined;
};

/**
 * A rule about a task: one pure check over the service's draft and over the real definition. While the real text is not
 * known, the draft of the service that makes it stands for it; the text itself is judged before the update.
 */
export function taskRule({ check, ...metadata }: TaskRule): ResourceRule {
  return resourceRule({
    ...metadata,
    types: TASK_TYPES,
    check: (view, context) =>
      waitsForText(view)
        ? notApplicable("judged by the service's draft until its text is known")
        : check(taskView(view), context),
  });
}

/** A rule about every container of a task. */
export function containerRule({ check, ...metadata }: ContainerRule): ResourceRule {
  return taskRule({
    ...metadata,
    check: ({ containers }, context) =>
      containers.flatMap((container) => check(container, context) ?? ([] as readonly Verdict[])),
  });
}

function waitsForText(view: ResourceView): boolean {
  const made = view.parent !== undefined && DRAFTING.includes(typeOf(view.parent));
  return made && view.type === TASK_DEFINITION && inputsOf(view).unknown("containerDefinitions");
}
