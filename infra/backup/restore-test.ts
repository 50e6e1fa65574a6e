import { TaskDefinition } from "@pulumi/aws/ecs/taskDefinition.js";
import { Role } from "@pulumi/aws/iam/role.js";
import { RolePolicy } from "@pulumi/aws/iam/rolePolicy.js";
import { Schedule } from "@pulumi/aws/scheduler/schedule.js";
import { all, ComponentResource, type Input, type Output, output, type Resource } from "@pulumi/pulumi";
import type { DumpSettings, RestoreTestSettings } from "../config/settings.ts";
import type { ComponentOptions, StackContext } from "../context.ts";
import { partition } from "../lib/partition.ts";
import { type PolicyStatement, policyDocument } from "../lib/policy-document.ts";
import { trustPolicy } from "../lib/trust-policy.ts";
import { realText } from "../service/real-text.ts";
import { executionStatements } from "../service/roles.ts";
import { DUMP, dumpPrefix } from "./dump-draft.ts";
import { restoreStatements, scheduleGroupArn, startStatements } from "./dump-roles.ts";
import { RESTORE_TEST, type RestoreDraft, restoreDraft } from "./restore-draft.ts";
import { clockTime } from "./window.ts";

/** Starts that are tried again where ECS has no room at that minute. */
const START_RETRIES = 3;

export interface RestoreTestArgs {
  readonly context: StackContext;
  readonly dump: DumpSettings;
  readonly settings: RestoreTestSettings;
  readonly bucket: {
    readonly name: Input<string>;
    readonly arn: Input<string>;
    readonly keyArn: Input<string>;
  };
  readonly cluster: { readonly arn: Input<string> };
  readonly network: {
    readonly subnetIds: readonly Input<string>[];
    readonly assignPublicIp: boolean;
    readonly securityGroupId: Input<string>;
  };
  /** The dump's: both tell of the same file. */
  readonly logGroup: { readonly name: Input<string>; readonly arn: Input<string> };
  readonly repositoryArn: Input<string> | undefined;
  /** The key of the stack's secrets is none of the task's; the statements want its ARN all the same. */
  readonly secretsKeyArn: Input<string>;
  readonly ready: readonly Resource[];
}

/**
 * Every day, after the dump: the newest one is restored into an empty server that lives as long as the task. A dump that nobody
 * ever restored is a hope. The component's own input is the task's draft, which policies judge in the first preview.
 */
export class RestoreTest extends ComponentResource {
  constructor(name: string, args: RestoreTestArgs, opts?: ComponentOptions) {
    const draft = finalDraft(args);
    super("slipway:backup:RestoreTest", name, { draft }, opts);
    const { accountId, region } = args.context.settings.aws;
    const tasks = trustPolicy({
      service: "ecs-tasks.amazonaws.com",
      accountId,
      sourceArn: `arn:${partition(region)}:ecs:${region}:${accountId}:*`,
    });
    const execution = this.#role(name, "execution", args, tasks, executionPolicy(args));
    const task = this.#role(name, "task", args, tasks, taskPolicy(args));
    const definition = this.#definition(name, draft, args, execution.role.arn, task.role.arn);
    const scheduler = trustPolicy({
      service: "scheduler.amazonaws.com",
      accountId,
      sourceArn: scheduleGroupArn(args.context.settings.aws),
    });
    const starts = all([
      definition.arnWithoutRevision,
      args.cluster.arn,
      all([execution.role.arn, task.role.arn]),
    ]).apply(([taskDefinitionArn, clusterArn, roleArns]) =>
      startStatements({ taskDefinitionArn, clusterArn, roleArns }),
    );
    const starter = this.#role(name, "schedule", args, scheduler, starts);
    this.#schedule(name, args, definition, starter.role, [
      execution.policy,
      task.policy,
      starter.policy,
      ...args.ready,
    ]);
    this.registerOutputs({});
  }

  #role(
    name: string,
    part: "execution" | "task" | "schedule",
    { context }: RestoreTestArgs,
    assumeRolePolicy: string,
    statements: Output<readonly PolicyStatement[]>,
  ) {
    const role = new Role(
      `${name}-${part}-role`,
      context.override(
        RESTORE_TEST,
        "role",
        {
          description: `${DESCRIPTIONS[part]} restores dumps of the database of ${context.prefix}`,
          assumeRolePolicy,
          tags: context.tags(name),
        },
        part,
      ),
      { parent: this },
    );
    const policy = new RolePolicy(
      `${name}-${part}-policy`,
      context.override(
        RESTORE_TEST,
        "rolePolicy",
        { role: role.name, policy: statements.apply(policyDocument) },
        part,
      ),
      { parent: this },
    );
    return { policy, role };
  }

  #definition(
    name: string,
    { containers, requiresCompatibilities, volumes, ...plain }: RestoreDraft,
    { bucket, context, logGroup }: RestoreTestArgs,
    executionRoleArn: Output<string>,
    taskRoleArn: Output<string>,
  ): TaskDefinition {
    const texts = { "backup.bucket": bucket.name, [`logs.${DUMP}`]: logGroup.name };
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
      { parent: this },
    );
  }

  #schedule(
    name: string,
    { cluster, context, network, settings }: RestoreTestArgs,
    definition: TaskDefinition,
    role: Role,
    dependsOn: Resource[],
  ): void {
    const { hour, minute } = clockTime(settings.schedule);
    new Schedule(
      `${name}-schedule`,
      context.override(RESTORE_TEST, "schedule", {
        description: `Restores the newest dump of the database of ${context.prefix} every day`,
        scheduleExpression: `cron(${minute} ${hour} * * ? *)`,
        scheduleExpressionTimezone: "UTC",
        flexibleTimeWindow: { mode: "OFF" },
        state: "ENABLED",
        target: {
          arn: cluster.arn,
          roleArn: role.arn,
          ecsParameters: {
            taskDefinitionArn: definition.arn,
            taskCount: 1,
            launchType: "FARGATE",
            platformVersion: "LATEST",
            networkConfiguration: {
              subnets: [...network.subnetIds],
              securityGroups: [network.securityGroupId],
              assignPublicIp: network.assignPublicIp,
            },
          },
          retryPolicy: { maximumRetryAttempts: START_RETRIES },
        },
      }),
      { parent: this, dependsOn },
    );
  }
}

const DESCRIPTIONS = {
  execution: "Starts the task that",
  task: "The task that",
  schedule: "Starts by the clock the task that",
} as const;

function taskPolicy({ bucket, context }: RestoreTestArgs): Output<readonly PolicyStatement[]> {
  const region = context.settings.aws.recoveryRegion;
  const prefix = dumpPrefix(context.settings.database?.engine ?? "postgres");
  return all([bucket.arn, bucket.keyArn]).apply(([bucketArn, keyArn]) =>
    restoreStatements({ bucketArn, keyArn, prefix, region }),
  );
}

function executionPolicy(args: RestoreTestArgs): Output<readonly PolicyStatement[]> {
  const { context, logGroup, repositoryArn, secretsKeyArn } = args;
  return output({ logGroupArn: logGroup.arn, repositoryArn, keyArn: secretsKeyArn }).apply((known) =>
    executionStatements(context.settings.aws.region, {
      secretStore: context.settings.secretStore,
      secretArns: [],
      secretsKeyArn: known.keyArn,
      logGroupArn: known.logGroupArn,
      logStreamPrefix: RESTORE_TEST,
      repositoryArn: known.repositoryArn,
    }),
  );
}

/** The draft with the configured overrides. */
function finalDraft({ context, dump, settings }: RestoreTestArgs): RestoreDraft {
  const draft = restoreDraft(context.settings, dump, settings);
  return context.override(RESTORE_TEST, "taskDefinition", {
    ...draft,
    containers: draft.containers.map((container) => context.override(RESTORE_TEST, "container", container)),
  });
}
