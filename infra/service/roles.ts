import { Role } from "@pulumi/aws/iam/role.js";
import { RolePolicy } from "@pulumi/aws/iam/rolePolicy.js";
import { all, type Input, type Output, output, type Resource } from "@pulumi/pulumi";
import type { Settings } from "../config/settings.ts";
import type { StackContext } from "../context.ts";
import { partition } from "../lib/partition.ts";
import { type PolicyStatement, policyDocument } from "../lib/policy-document.ts";
import { trustPolicy } from "../lib/trust-policy.ts";
import { namespacesOf, publishStatements } from "./publish-statements.ts";
import { PULL_ACTIONS } from "./registry.ts";
import { type SecretReach, secretStatements } from "./secret-statements.ts";

/** What a service's execution role may reach; everything else is out of its reach. */
export interface ExecutionReach extends SecretReach {
  /** Its own log group, without a trailing `:*`. */
  readonly logGroupArn: string;
  /** First part of its log streams' names. */
  readonly logStreamPrefix: string;
  /** The ECR repository of its image; undefined for an image from elsewhere. */
  readonly repositoryArn: string | undefined;
}

/** The statements of an execution role: what ECS does before and beside the container, never the application. */
export function executionStatements(region: string, reach: ExecutionReach): readonly PolicyStatement[] {
  return [
    {
      Sid: "WriteOwnLogs",
      Effect: "Allow",
      Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
      Resource: `${reach.logGroupArn}:log-stream:${reach.logStreamPrefix}/*`,
    },
    ...secretStatements(region, reach),
    ...pullStatements(reach),
  ];
}

function pullStatements({ repositoryArn }: ExecutionReach): readonly PolicyStatement[] {
  if (repositoryArn === undefined) return [];
  return [
    { Sid: "PullOwnImage", Effect: "Allow", Action: PULL_ACTIONS, Resource: repositoryArn },
    // GOV-03: the login token belongs to the account and not to a repository, so the action takes no resource but `*`
    // (Service Authorization Reference, Amazon ECR, from memory, 2026-11). Without PullOwnImage the token opens nothing.
    { Sid: "LogInToRegistry", Effect: "Allow", Action: "ecr:GetAuthorizationToken", Resource: "*" },
  ];
}

export interface RolesArgs {
  readonly context: StackContext;
  readonly secretArns: readonly Input<string>[];
  readonly secretsKeyArn: Input<string>;
  readonly logGroupArn: Input<string>;
  readonly repositoryArn: Input<string> | undefined;
  readonly parent: Resource;
}

export interface Roles {
  readonly executionRoleArn: Output<string>;
  readonly taskRoleArn: Output<string>;
  /** What lets the application publish its metrics; undefined where it publishes none. */
  readonly publisher: RolePolicy | undefined;
  /** What must be there before a task starts. */
  readonly ready: readonly Resource[];
}

/** The two roles of a service's tasks: ECS's own, and the application's, which may publish its metrics and no more. */
export function roles(service: string, args: RolesArgs): Roles {
  const { context, parent } = args;
  const assumeRolePolicy = tasksTrust(context.settings);
  const execution = new Role(
    `${service}-execution-role`,
    context.override(service, "executionRole", {
      description: `Starts the tasks of ${context.prefix}-${service}`,
      assumeRolePolicy,
      tags: context.tags(service),
    }),
    { parent },
  );
  const reach = {
    secretArns: all([...args.secretArns]),
    secretsKeyArn: args.secretsKeyArn,
    logGroupArn: args.logGroupArn,
    repositoryArn: args.repositoryArn,
  };
  const policy = new RolePolicy(
    `${service}-execution-policy`,
    context.override(service, "executionPolicy", {
      role: execution.name,
      policy: output(reach).apply((known) =>
        policyDocument(
          executionStatements(context.settings.aws.region, {
            ...known,
            secretStore: context.settings.secretStore,
            repositoryArn: known.repositoryArn,
            logStreamPrefix: service,
          }),
        ),
      ),
    }),
    { parent },
  );
  // An identity of its own, so that the application never gets ECS's.
  const task = new Role(
    `${service}-task-role`,
    context.override(service, "taskRole", {
      description: `The application in ${context.prefix}-${service}`,
      assumeRolePolicy,
      tags: context.tags(service),
    }),
    { parent },
  );
  const publisher = publishing(service, task, args);
  const ready = [policy, ...(publisher === undefined ? [] : [publisher])];
  return { executionRoleArn: execution.arn, taskRoleArn: task.arn, publisher, ready };
}

function publishing(service: string, task: Role, { context, parent }: RolesArgs): RolePolicy | undefined {
  const namespaces = namespacesOf(service, context.settings.observability.publishedMeasures);
  if (namespaces.length === 0) return undefined;
  return new RolePolicy(
    `${service}-task-policy`,
    context.override(service, "taskPolicy", {
      role: task.name,
      policy: policyDocument(publishStatements(namespaces)),
    }),
    { parent },
  );
}

function tasksTrust({ aws }: Settings): string {
  return trustPolicy({
    service: "ecs-tasks.amazonaws.com",
    accountId: aws.accountId,
    sourceArn: `arn:${partition(aws.region)}:ecs:${aws.region}:${aws.accountId}:*`,
  });
}
