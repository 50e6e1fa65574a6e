import { TaskDefinition } from "@pulumi/aws/ecs/taskDefinition.js";
import { Role } from "@pulumi/aws/iam/role.js";
import { RolePolicy } from "@pulumi/aws/iam/rolePolicy.js";
import { Schedule } from "@pulumi/aws/scheduler/schedule.js";
import { all, ComponentResource, type Input, type Output, output, type Resource } from "@pulumi/pulumi";
import type { DumpSettings } from "../config/settings.ts";
import type { ComponentOptions, StackContext } from "../context.ts";
import { partition } from "../lib/partition.ts";
import { type PolicyStatement, policyDocument } from "../lib/policy-document.ts";
import { trustPolicy } from "../lib/trust-policy.ts";
import { realText } from "../service/real-text.ts";
import { executionStatements } from "../service/roles.ts";
import { scheduledPlace, type TaskPlace } from "../service/task-place.ts";
import { PrivateBucket } from "../storage/private-bucket.ts";
import { DUMP, type DumpDraft, dumpDraft, dumpPrefix } from "./dump-draft.ts";
import { dumpStatements, scheduleGroupArn, startStatements } from "./dump-roles.ts";
import { clockTime } from "./window.ts";

/** Starts that are tried again where ECS has no room at that minute. */
const START_RETRIES = 3;

/** Days in which a dump that was overwritten or deleted can still be brought back, beside those that it is kept. */
const VERSION_DAYS = 30;

/** Days that access logs are kept: as long as somebody may ask who read a dump. */
const ACCESS_LOG_DAYS = 400;

export interface DumpArgs {
  readonly context: StackContext;
  readonly settings: DumpSettings;
  readonly cluster: { readonly arn: Input<string> };
  readonly place: TaskPlace;
  readonly secret: {
    readonly arn: Input<string>;
    readonly valueFrom: Input<string>;
    readonly keyArn: Input<string>;
  };
  readonly logGroup: { readonly name: Input<string>; readonly arn: Input<string> };
  /** The ECR repository of the image; undefined for an image from elsewhere. */
  readonly repositoryArn: Input<string> | undefined;
  /** A key of the recovery region. */
  readonly recoveryKeyArn: Input<string>;
  /** What must be there before the task can run. */
  readonly ready: readonly Resource[];
}

/**
 * A logical dump, every day, in a bucket of the recovery region: it can be read without RDS, by any PostgreSQL, in part, and by
 * a newer major version. The component's own input is the task's draft, which policies judge in the first preview.
 */
export class Dump extends ComponentResource {
  readonly bucket: Output<string>;
  readonly bucketArn: Output<string>;
  /** What must be there before somebody can read a dump. */
  readonly ready: readonly Resource[];

  constructor(name: string, args: DumpArgs, opts?: ComponentOptions) {
    const draft = finalDraft(args);
    super("slipway:backup:Dump", name, { draft }, opts);
    const bucket = this.#bucket(name, args);
    const execution = this.#role(name, "execution", args, executionPolicy(args));
    const task = this.#role(name, "task", args, this.#taskPolicy(bucket, args));
    const definition = this.#taskDefinition(name, draft, args, bucket, {
      executionRoleArn: execution.role.arn,
      taskRoleArn: task.role.arn,
    });
    this.#schedule(name, args, definition, [execution, task], bucket);
    this.bucket = bucket.bucket;
    this.bucketArn = bucket.arn;
    this.ready = bucket.ready;
    this.registerOutputs({ bucket: this.bucket });
  }

  #bucket(name: string, { context, recoveryKeyArn, settings }: DumpArgs): PrivateBucket {
    const region = context.settings.aws.recoveryRegion;
    const logs = new PrivateBucket(
      `${name}-access-logs`,
      {
        context,
        overriddenAs: "dump",
        keyArn: "s3-managed",
        accessLogs: "receives",
        expire: { days: ACCESS_LOG_DAYS, versionDays: 1 },
        region,
      },
      { parent: this },
    );
    return new PrivateBucket(
      `${name}-backups`,
      {
        context,
        overriddenAs: "dump",
        keyArn: recoveryKeyArn,
        accessLogs: logs.bucket,
        expire: { days: settings.retentionDays, versionDays: VERSION_DAYS },
        region,
      },
      { parent: this, dependsOn: [...logs.ready] },
    );
  }

  #taskPolicy(
    bucket: PrivateBucket,
    { context, recoveryKeyArn }: DumpArgs,
  ): Output<readonly PolicyStatement[]> {
    const region = context.settings.aws.recoveryRegion;
    const prefix = dumpPrefix(context.settings.database?.engine ?? "postgres");
    return all([bucket.arn, recoveryKeyArn]).apply(([bucketArn, keyArn]) =>
      dumpStatements({ bucketArn, keyArn, prefix, region }),
    );
  }

  #role(
    name: string,
    part: "execution" | "task",
    { context }: DumpArgs,
    statements: Output<readonly PolicyStatement[]>,
  ) {
    const { accountId, region } = context.settings.aws;
    const role = new Role(
      `${name}-${part}-role`,
      context.override(
        "dump",
        "role",
        {
          description: `${part === "execution" ? "Starts the" : "The"} dump of the database of ${context.prefix}`,
          assumeRolePolicy: trustPolicy({
            service: "ecs-tasks.amazonaws.com",
            accountId,
            sourceArn: `arn:${partition(region)}:ecs:${region}:${accountId}:*`,
          }),
          tags: context.tags(name),
        },
        part,
      ),
      { parent: this },
    );
    const policy = new RolePolicy(
      `${name}-${part}-policy`,
      context.override(
        "dump",
        "rolePolicy",
        { role: role.name, policy: statements.apply(policyDocument) },
        part,
      ),
      { parent: this },
    );
    return { policy, role };
  }

  #taskDefinition(
    name: string,
    { containers, requiresCompatibilities, runtimePlatform, volumes, ...plain }: DumpDraft,
    { context, logGroup, secret, settings }: DumpArgs,
    bucket: PrivateBucket,
    roleArns: { readonly executionRoleArn: Output<string>; readonly taskRoleArn: Output<string> },
  ): TaskDefinition {
    const texts = {
      "backup.bucket": bucket.bucket,
      [`logs.${DUMP}`]: logGroup.name,
      [`secret:${settings.secretName}`]: secret.valueFrom,
    };
    return new TaskDefinition(
      `${name}-definition`,
      {
        ...plain,
        containerDefinitions: realText(containers, texts),
        volumes: [...volumes],
        requiresCompatibilities: [...requiresCompatibilities],
        runtimePlatform: { ...runtimePlatform },
        ...roleArns,
        skipDestroy: false,
        tags: context.tags(name),
      },
      { parent: this },
    );
  }

  #schedule(
    name: string,
    args: DumpArgs,
    definition: TaskDefinition,
    roles: readonly { readonly role: Role; readonly policy: RolePolicy }[],
    bucket: PrivateBucket,
  ): void {
    const { cluster, context, place, settings } = args;
    const { policy, role } = this.#starter(
      name,
      args,
      definition,
      roles.map((one) => one.role.arn),
    );
    const { hour, minute } = clockTime(settings.schedule);
    new Schedule(
      `${name}-schedule`,
      context.override("dump", "schedule", {
        description: `Dumps the database of ${context.prefix} every day`,
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
            ...scheduledPlace(place),
          },
          retryPolicy: { maximumRetryAttempts: START_RETRIES },
        },
      }),
      {
        parent: this,
        dependsOn: [policy, ...roles.map((one) => one.policy), ...bucket.ready, ...args.ready],
      },
    );
  }

  /** The role by which the scheduler starts the task. */
  #starter(
    name: string,
    { cluster, context }: DumpArgs,
    definition: TaskDefinition,
    roleArns: readonly Output<string>[],
  ) {
    const { aws } = context.settings;
    const role = new Role(
      `${name}-schedule-role`,
      context.override(
        "dump",
        "role",
        {
          description: `Starts the dump's task of ${context.prefix}`,
          assumeRolePolicy: trustPolicy({
            service: "scheduler.amazonaws.com",
            accountId: aws.accountId,
            sourceArn: scheduleGroupArn(aws),
          }),
          tags: context.tags(name),
        },
        "schedule",
      ),
      { parent: this },
    );
    const policy = new RolePolicy(
      `${name}-schedule-policy`,
      context.override(
        "dump",
        "rolePolicy",
        {
          role: role.name,
          policy: all([definition.arnWithoutRevision, cluster.arn, all([...roleArns])]).apply(
            ([taskDefinitionArn, clusterArn, arns]) =>
              policyDocument(startStatements({ taskDefinitionArn, clusterArn, roleArns: arns })),
          ),
        },
        "schedule",
      ),
      { parent: this },
    );
    return { policy, role };
  }
}

function executionPolicy(args: DumpArgs): Output<readonly PolicyStatement[]> {
  const { context, logGroup, repositoryArn, secret } = args;
  return output({
    logGroupArn: logGroup.arn,
    repositoryArn,
    secretArn: secret.arn,
    keyArn: secret.keyArn,
  }).apply((known) =>
    executionStatements(context.settings.aws.region, {
      secretStore: context.settings.secretStore,
      secretArns: [known.secretArn],
      secretsKeyArn: known.keyArn,
      logGroupArn: known.logGroupArn,
      logStreamPrefix: DUMP,
      repositoryArn: known.repositoryArn,
    }),
  );
}

/** The draft with the configured overrides. */
function finalDraft({ context, settings }: DumpArgs): DumpDraft {
  const draft = dumpDraft(context.settings, settings);
  return context.override("dump", "taskDefinition", {
    ...draft,
    containers: draft.containers.map((container) => context.override("dump", "container", container)),
  });
}
