import type { Behaviour, CheckFailure, Inputs, Service } from "../../cloud/behaviour.ts";
import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import type { Entity } from "../../cloud/entity.ts";
import { prefixSuffix } from "../identifiers.ts";
import { number, record, text } from "../known.ts";
import { requireLaunch } from "./ecs-launch.ts";
import { asksForInstances, roomProblem } from "./ecs-placement.ts";
import { startProblem, taskStart } from "./ecs-start.ts";
import { isActive, taskDefinitionOf } from "./ecs-task-definition.ts";
import { live } from "./live.ts";
import { roleAllows, roleOf, roleTrusts } from "./role-judge.ts";
import { scheduleProblem } from "./schedule-expression.ts";
import { TOKEN } from "./tokens.ts";

const SCHEDULE = "aws:scheduler/schedule:Schedule";
/** Values of the EventBridge Scheduler API reference, CreateSchedule, from memory, 2026-11. */
const NAME = /^[0-9a-zA-Z_.-]{1,64}$/;
const STATES = ["ENABLED", "DISABLED"];
const WINDOW_MODES = ["OFF", "FLEXIBLE"];
const MOST_RETRIES = 185;

const schedule: Behaviour = {
  token: SCHEDULE,
  autoName: { property: "name", maxLength: 64 },

  check(inputs) {
    const failures: CheckFailure[] = [];
    const oneOf = (property: string, value: string | undefined, allowed: readonly string[]): void => {
      if (value === undefined || allowed.includes(value)) return;
      failures.push({ property, reason: `must be one of ${allowed.join(", ")}; got "${value}"` });
    };
    const name = text(inputs, "name");
    if (name !== undefined && !NAME.test(name))
      failures.push({ property: "name", reason: `must match ${NAME.source}; got "${name}"` });
    const expression = text(inputs, "scheduleExpression");
    const problem =
      expression === undefined ? undefined : scheduleProblem(expression, ["cron", "rate", "at"]);
    if (problem !== undefined)
      failures.push({ property: "scheduleExpression", reason: `ValidationException: ${problem}` });
    oneOf("state", text(inputs, "state"), STATES);
    const window = record(inputs, "flexibleTimeWindow") ?? {};
    oneOf("flexibleTimeWindow.mode", text(window, "mode"), WINDOW_MODES);
    if (text(window, "mode") === "FLEXIBLE" && number(window, "maximumWindowInMinutes") === undefined) {
      const reason = "ValidationException: a flexible window needs its length";
      failures.push({ property: "flexibleTimeWindow.maximumWindowInMinutes", reason });
    }
    const retries = number(
      record(record(inputs, "target") ?? {}, "retryPolicy") ?? {},
      "maximumRetryAttempts",
    );
    if (retries !== undefined && (retries < 0 || retries > MOST_RETRIES)) {
      const property = "target.retryPolicy.maximumRetryAttempts";
      failures.push({ property, reason: `must be 0 to ${MOST_RETRIES}; got ${retries}` });
    }
    return failures;
  },

  create(inputs, cloud) {
    const group = groupOf(inputs);
    const name = text(inputs, "name") ?? `${text(inputs, "namePrefix") ?? ""}${prefixSuffix(cloud)}`;
    const id = `${group}/${name}`;
    if (cloud.get(SCHEDULE, id) !== undefined) {
      throw new CloudError("ConflictException", `Schedule ${name} already exists.`);
    }
    judgeTarget(inputs, id, cloud);
    return { id, outputs: { ...settled(inputs), name, arn: cloud.arn("scheduler", `schedule/${id}`) } };
  },

  update(entity, next, cloud) {
    judgeTarget(next, entity.id, cloud);
    return settled(next);
  },
};

function groupOf(inputs: Inputs): string {
  return text(inputs, "groupName") ?? "default";
}

function settled(inputs: Inputs): Record<string, unknown> {
  return {
    actionAfterCompletion: text(inputs, "actionAfterCompletion") ?? "NONE",
    groupName: groupOf(inputs),
    namePrefix: text(inputs, "namePrefix") ?? "",
    scheduleExpressionTimezone: text(inputs, "scheduleExpressionTimezone") ?? "UTC",
    state: text(inputs, "state") ?? "ENABLED",
  };
}

/** The role must be the scheduler's to assume; what it starts must be there, and able to start. */
function judgeTarget(inputs: Inputs, id: string, cloud: Cloud): void {
  const target = record(inputs, "target") ?? {};
  const role = roleOf(cloud, target.roleArn);
  const group = cloud.arn("scheduler", `schedule-group/${groupOf(inputs)}`);
  if (role === undefined || !roleTrusts(cloud, role, "scheduler.amazonaws.com", group)) {
    throw new CloudError(
      "ValidationException",
      "The execution role you provide must allow AWS EventBridge Scheduler to assume the role.",
    );
  }
  const task = record(target, "ecsParameters");
  if (task !== undefined) judgeTask(cloud, role, { id, clusterArn: target.arn, task });
}

interface Wanted {
  readonly id: string;
  readonly clusterArn: unknown;
  readonly task: Inputs;
}

/**
 * The scheduler takes whatever it is given, and its runs then fail unseen. Refused here, where the cause can still be seen:
 * cluster and revision must exist, the role may start and hand over, and the task must come up.
 */
function judgeTask(cloud: Cloud, role: Entity, { clusterArn, id, task }: Wanted): void {
  if (
    !cloud.list(TOKEN.cluster, { region: cloud.caller.region }).some((one) => live(one).arn === clusterArn)
  ) {
    throw new CloudError("ClusterNotFoundException", `Cluster not found: ${String(clusterArn)}`);
  }
  const reference = text(task, "taskDefinitionArn") ?? "";
  const definition = taskDefinitionOf(cloud, reference);
  if (definition === undefined || !isActive(definition)) {
    throw new CloudError("ClientException", `TaskDefinition is inactive or does not exist: ${reference}`);
  }
  const cluster = { "ecs:cluster": String(clusterArn) };
  const handed = { "iam:PassedToService": "ecs-tasks.amazonaws.com" };
  const roles = [live(definition).executionRoleArn, live(definition).taskRoleArn].filter(
    (arn): arn is string => typeof arn === "string",
  );
  const missing = [
    ...(roleAllows(cloud, role, "ecs:RunTask", String(live(definition).arn), cluster) ? [] : ["ecs:RunTask"]),
    ...roles
      .filter((arn) => !roleAllows(cloud, role, "iam:PassRole", arn, handed))
      .map((arn) => `iam:PassRole on ${arn}`),
  ];
  if (missing.length > 0) {
    throw new CloudError(
      "AccessDeniedException",
      `${String(live(role).arn)} is not authorized to perform: ${missing.join(", ")}`,
    );
  }
  // A service's task and a scheduled one start the same way; the ARN is that of tasks, on whose behalf ECS takes the roles.
  const arn = cloud.arn("ecs", `task/${id}`);
  const inputs = { ...task, cluster: clusterArn };
  requireLaunch(inputs, definition);
  const placing = { arn, inputs };
  const problem =
    (asksForInstances(inputs) ? roomProblem(cloud, placing, definition) : undefined) ??
    startProblem(cloud, taskStart(cloud, { name: id, arn }, definition, inputs));
  if (problem !== undefined) throw new CloudError("ClientException", problem);
}

/** Amazon EventBridge Scheduler. */
export const scheduler: Service = { behaviours: [schedule] };
