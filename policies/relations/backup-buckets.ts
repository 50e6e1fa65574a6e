import type { ViewIndex } from "../index-views.ts";
import { inputsOf } from "../reader.ts";
import type { ResourceView } from "../resource-view.ts";
import { TASK_DEFINITION } from "../task/task-view.ts";
import { BUCKET, ROLE, ROLE_POLICY, SCHEDULE } from "../tokens.ts";
import { covers, statementsIn } from "./policy-text.ts";

/** A task that runs on a schedule, and the buckets that its role may write to. */
export interface ScheduledDump {
  readonly schedule: ResourceView;
  readonly tasks: readonly ResourceView[];
  readonly policies: readonly ResourceView[];
  readonly buckets: readonly ResourceView[];
}

/** Every scheduled task that writes to a bucket of the stack. */
export function scheduledDumps(index: ViewIndex): readonly ScheduledDump[] {
  return index.ofType(SCHEDULE).flatMap((schedule) => {
    const tasks = index.linked(schedule, "target", TASK_DEFINITION);
    const roles = tasks.flatMap((task) => index.linked(task, "taskRoleArn", ROLE));
    const policies = roles.flatMap((role) => index.pointingAt(role, ROLE_POLICY, "role"));
    const buckets = [...new Set(policies.flatMap((policy) => bucketsOf(index, policy)))];
    return buckets.length === 0 ? [] : [{ schedule, tasks, policies, buckets }];
  });
}

/** The buckets that hold backups: those that scheduled tasks write to. */
export function backupBuckets(index: ViewIndex): readonly ResourceView[] {
  return [...new Set(scheduledDumps(index).flatMap((dump) => dump.buckets))];
}

function bucketsOf(index: ViewIndex, policy: ResourceView): readonly ResourceView[] {
  const sources = policy.propertyDependencies.policy ?? [];
  const bySource = index.ofType(BUCKET).filter((bucket) => sources.includes(bucket.urn));
  if (inputsOf(policy).unknown("policy")) return bySource;
  const resources = statementsIn(inputsOf(policy).get("policy"), "policy")
    .filter((one) => one.allows && one.actions.some((action) => covers(action, "s3:PutObject")))
    .flatMap((one) => one.resources);
  // A task that only reads the bucket writes no dump.
  if (resources.length === 0 || bySource.length > 0) return resources.length === 0 ? [] : bySource;
  return index
    .ofType(BUCKET)
    .filter(({ outputs: { arn } }) =>
      resources.some((resource) => typeof arn === "string" && resource.startsWith(`${arn}/`)),
    );
}
