import { TaskDefinition } from "@pulumi/aws/ecs/taskDefinition.js";
import { Role } from "@pulumi/aws/iam/role.js";
import { RolePolicy } from "@pulumi/aws/iam/rolePolicy.js";
import { Schedule } from "@pulumi/aws/scheduler/schedule.js";
import { all, type Input, type Output, output, type Resource } from "@pulumi/pulumi";
import type { StackContext } from "../context.ts";
import { partition } from "../lib/partition.ts";
import { type PolicyStatement, policyDocument } from "../lib/policy-document.ts";
import { trustPolicy } from "../lib/trust-policy.ts";
import { realText } from "../service/real-text.ts";
import { executionStatements } from "../service/roles.ts";
import { scheduledPlace, type TaskPlace } from "../service/task-place.ts";
import { scheduleGroupArn, startStatements } from "./dump-roles.ts";
import type { ScratchDraft } from "./scratch-draft.ts";
import { clockTime } from "./window.ts";

/** Starts that are tried again where ECS has no room at that minute. */
const START_RETRIES = 3;

export interface DailyTaskArgs {
  readonly context: StackContext;
  /** In whose name the configuration overrides the children. */
  readonly component: "dump" | "restore-test";
  /** What the task does, after "the task that". */
  readonly does: string;
  readonly draft: ScratchDraft;
  /** What the draft's references stand for. */
  readonly texts: Readonly<Record<string, Input<string>>>;
  /** What the container may do; it may do nothing else. */
  readonly statements: Output<readonly PolicyStatement[]>;
  /** What ECS needs before the container starts. */
  readonly start: {
    readonly secretArns: readonly Input<string>[];
    readonly secretsKeyArn: Input<string>;
    readonly logGroupArn: Input<string>;
    /** The ECR repository of the image; undefined for an image from elsewhere. */
    readonly repositoryArn: Input<string> | undefined;
  };
  readonly cluster: { readonly arn: Input<string> };
  readonly place: TaskPlace;
  /** Time of the day, UTC, `HH:MM`. */
  readonly schedule: string;
  /** What must be there before the task can run. */
  readonly ready: readonly Resource[];
  readonly parent: Resource;
}

interface OwnRole {
  readonly role: Role;
  readonly policy: RolePolicy;
}

/** A task that the clock starts once a day, with its roles and the scheduler's. */
export function dailyTask(name: string, args: DailyTaskArgs): void {
  const { accountId, region } = args.context.settings.aws;
  const tasks = {
    service: "ecs-tasks.amazonaws.com",
    sourceArn: `arn:${partition(region)}:ecs:${region}:${accountId}:*`,
  };
  const execution = ownRole(name, "execution", tasks, executionPolicy(args), args);
  const task = ownRole(name, "task", tasks, args.statements, args);
  const roleArns = [execution.role.arn, task.role.arn] as const;
  const definition = taskDefinition(name, roleArns, args);
  const starts = all([definition.arnWithoutRevision, args.cluster.arn, all([...roleArns])]).apply(
    ([taskDefinitionArn, clusterArn, arns]) =>
      startStatements({ taskDefinitionArn, clusterArn, roleArns: arns }),
  );
  const scheduler = {
    service: "scheduler.amazonaws.com",
    sourceArn: scheduleGroupArn(args.context.settings.aws),
  };
  const starter = ownRole(name, "schedule", scheduler, starts, args);
  schedule(name, definition, starter, [starter, execution, task], args);
}

const STARTS = {
  execution: "Starts the task that",
  task: "The task that",
  schedule: "Starts by the clock the task that",
} as const;

function ownRole(
  name: string,
  part: keyof typeof STARTS,
  trusted: { readonly service: string; readonly sourceArn: string },
  statements: Output<readonly PolicyStatement[]>,
  { component, context, does, parent }: DailyTaskArgs,
): OwnRole {
  const role = new Role(
    `${name}-${part}-role`,
    context.override(
      component,
      "role",
      {
        description: `${STARTS[part]} ${does} of ${context.prefix}`,
        assumeRolePolicy: trustPolicy({ ...trusted, accountId: context.settings.aws.accountId }),
        tags: context.tags(name),
      },
      part,
    ),
    { parent },
  );
  const policy = new RolePolicy(
    `${name}-${part}-policy`,
    context.override(
      component,
      "rolePolicy",
      { role: role.name, policy: statements.apply(policyDocument) },
      part,
    ),
    { parent },
  );
  return { policy, role };
}

function executionPolicy({ context, draft, start }: DailyTaskArgs): Output<readonly PolicyStatement[]> {
  const { secretStore } = context.settings;
  const logStreamPrefix = draft.containers[0]?.name ?? "";
  return output(start).apply((known) =>
    executionStatements(context.settings.aws.region, { ...known, secretStore, logStreamPrefix }),
  );
}

function taskDefinition(
  name: string,
  [executionRoleArn, taskRoleArn]: readonly [Output<string>, Output<string>],
  { context, draft, parent, texts }: DailyTaskArgs,
): TaskDefinition {
  const { containers, requiresCompatibilities, volumes, ...plain } = draft;
  return new TaskDefinition(
    `${name}-definition`,
    {
      ...plain,
      containerDefinitions: realText(containers, texts),
      volumes: [...volumes],
      requiresCompatibilities: [...requiresCompatibilities],
      executionRoleArn,
      taskRoleArn,
      skipDestroy: false,
      tags: context.tags(name),
    },
    { parent },
  );
}

function schedule(
  name: string,
  definition: TaskDefinition,
  starter: OwnRole,
  roles: readonly OwnRole[],
  { cluster, component, context, does, parent, place, ready, schedule: time }: DailyTaskArgs,
): void {
  const { hour, minute } = clockTime(time);
  new Schedule(
    `${name}-schedule`,
    context.override(component, "schedule", {
      description: `Every day, the task that ${does} of ${context.prefix}`,
      scheduleExpression: `cron(${minute} ${hour} * * ? *)`,
      scheduleExpressionTimezone: "UTC",
      flexibleTimeWindow: { mode: "OFF" },
      state: "ENABLED",
      target: {
        arn: cluster.arn,
        roleArn: starter.role.arn,
        ecsParameters: {
          taskDefinitionArn: definition.arn,
          taskCount: 1,
          ...scheduledPlace(place),
        },
        retryPolicy: { maximumRetryAttempts: START_RETRIES },
      },
    }),
    { parent, dependsOn: [...roles.map(({ policy }) => policy), ...ready] },
  );
}

/** The draft with the configured overrides; policies judge it as the component's own input in the first preview. */
export function overriddenDraft(
  context: StackContext,
  component: DailyTaskArgs["component"],
  draft: ScratchDraft,
): ScratchDraft {
  return context.override(component, "taskDefinition", {
    ...draft,
    containers: draft.containers.map((container) => context.override(component, "container", container)),
  });
}
