import type { ViewIndex } from "../index-views.ts";
import { TASK_DEFINITION } from "../task/task-view.ts";
import { ROLE } from "../tokens.ts";
import { covers, type Statement } from "./policy-text.ts";
import { permissionsOfRole } from "./role-permissions.ts";

const PUBLISH = "cloudwatch:PutMetricData";

/** The condition by which a statement holds a namespace, as `Statement` spells it. */
const NAMESPACE = "stringequals cloudwatch:namespace";

/**
 * True where the role of some task may publish metrics of that namespace: whoever may not, publishes none. Throws `Undecided` where
 * nothing known allows it and a text is not known yet.
 */
export function mayPublish(index: ViewIndex, namespace: string): boolean {
  const roles = index
    .ofType(TASK_DEFINITION)
    .filter((task) => task.inputs.taskRoleArn !== undefined)
    .flatMap((task) => index.linked(task, "taskRoleArn", ROLE));
  const texts = [...new Set(roles)].flatMap((role) => permissionsOfRole(index, role));
  const sure = texts.filter(({ unknown }) => !unknown);
  if (sure.some((text) => text.statements().some((one) => allows(one, namespace)))) return true;
  return texts.some((text) => text.unknown && text.statements().some((one) => allows(one, namespace)));
}

function allows(
  { actions, allows: allowed, conditional, conditions }: Statement,
  namespace: string,
): boolean {
  if (!allowed || !actions.some((action) => covers(action, PUBLISH))) return false;
  if (!conditional) return true;
  // Any other condition may fail, and nobody here knows when.
  return Object.keys(conditions).length === 1 && conditions[NAMESPACE]?.includes(namespace) === true;
}
