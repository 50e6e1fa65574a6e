import { LogGroup } from "@pulumi/aws/cloudwatch/logGroup.js";
import { Role } from "@pulumi/aws/iam/role.js";
import { RolePolicy } from "@pulumi/aws/iam/rolePolicy.js";
import { type FunctionArgs, Function as LambdaFunction } from "@pulumi/aws/lambda/function.js";
import { all, asset, ComponentResource, type Input, type Output } from "@pulumi/pulumi";
import type { ComponentOptions, StackContext } from "../context.ts";
import { functionFiles } from "../functions/function-files.ts";
import { partition } from "../lib/partition.ts";
import { type PolicyStatement, policyDocument } from "../lib/policy-document.ts";
import { trustPolicy } from "../lib/trust-policy.ts";
import { alarm } from "../observability/alarm.ts";
import { functionSigns } from "../observability/function-signs.ts";
import type { Topics } from "../observability/topics.ts";

/** Days that a snapshot of a migration is kept (checklist BAK-10). */
const KEEP_DAYS = 30;

/** Seconds: three calls of RDS and the start; it never waits for a snapshot. */
const TIMEOUT_SECONDS = 60;

/** MiB: Node with the SDK's client of one service fits, and CPU comes with memory. */
const MEMORY_MIB = 256;

export interface SnapshotFunctionArgs {
  readonly context: StackContext;
  readonly database: { readonly identifier: Input<string>; readonly arn: Input<string> };
  /** Key of the stack's region, for the function's log. */
  readonly logsKeyArn: Input<string>;
  /** Of the stack's own region, in which the function runs. */
  readonly topics: Topics;
}

/**
 * What the function may do, and on whose snapshots: those that it named itself. Seeing them is a list, which names none: RDS
 * judges it on all of the account's (Service Authorization Reference, "Amazon RDS": the action has the types db and snapshot,
 * and says not which one a list is held to; from memory, 2026-11).
 */
export function snapshotStatements(databaseArn: string, logGroupArn: string): readonly PolicyStatement[] {
  const snapshots = databaseArn.replace(":db:", ":snapshot:");
  const own = `${snapshots}-before-*`;
  const all = snapshots.replace(/:snapshot:.*$/, ":snapshot:*");
  return [
    {
      Sid: "WriteOwnLog",
      Effect: "Allow",
      Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
      Resource: `${logGroupArn}:*`,
    },
    {
      Sid: "TakeSnapshot",
      Effect: "Allow",
      Action: "rds:CreateDBSnapshot",
      Resource: [databaseArn, own],
    },
    {
      Sid: "SeeSnapshots",
      Effect: "Allow",
      Action: "rds:DescribeDBSnapshots",
      Resource: [databaseArn, all],
    },
    { Sid: "RemoveOwnSnapshots", Effect: "Allow", Action: "rds:DeleteDBSnapshot", Resource: own },
  ];
}

/** A function that a delivery calls before it migrates the database; it takes a snapshot and answers whether it is there. */
export class SnapshotFunction extends ComponentResource {
  readonly functionName: Output<string>;

  constructor(name: string, args: SnapshotFunctionArgs, opts?: ComponentOptions) {
    super("slipway:backup:SnapshotFunction", name, {}, opts);
    const { context, database } = args;
    const { accountId, region } = context.settings.aws;
    const group = new LogGroup(
      `${name}-log`,
      context.override("logs", "group", {
        kmsKeyId: args.logsKeyArn,
        retentionInDays: context.settings.logs.retentionDays,
        tags: context.tags(name),
      }),
      { parent: this, protect: context.protect },
    );
    const role = new Role(
      `${name}-role`,
      context.override("backup", "functionRole", {
        description: `Lets the function that runs before migrations snapshot the database of ${context.prefix}`,
        assumeRolePolicy: trustPolicy({
          service: "lambda.amazonaws.com",
          accountId,
          sourceArn: `arn:${partition(region)}:lambda:${region}:${accountId}:function:*`,
        }),
        tags: context.tags(name),
      }),
      { parent: this },
    );
    const policy = new RolePolicy(
      `${name}-policy`,
      context.override("backup", "functionPolicy", {
        role: role.name,
        policy: all([database.arn, group.arn]).apply(([databaseArn, groupArn]) =>
          policyDocument(snapshotStatements(databaseArn, groupArn)),
        ),
      }),
      { parent: this },
    );
    const draft: FunctionArgs = {
      description: `Snapshots the database of ${context.prefix} before a migration`,
      role: role.arn,
      runtime: "nodejs22.x",
      architectures: ["arm64"],
      handler: "index.handler",
      code: archive(),
      timeout: TIMEOUT_SECONDS,
      memorySize: MEMORY_MIB,
      environment: { variables: { DATABASE_IDENTIFIER: database.identifier, KEEP_DAYS: String(KEEP_DAYS) } },
      loggingConfig: { logFormat: "Text", logGroup: group.name },
      tags: context.tags(name),
    };
    const made = new LambdaFunction(`${name}-function`, context.override("backup", "function", draft), {
      parent: this,
      dependsOn: [policy],
    });
    // Whoever delivers is told by the call's answer; the alarm tells the others, and of a function that nobody may run.
    const firstStep = `Read the newest lines of the log of ${name}, and migrate nothing until it has answered with a snapshot`;
    const watched = { functionName: made.name, firstStep, handsOnFailures: false };
    for (const { name: sign, ...rest } of functionSigns(name, watched))
      alarm(sign, { ...rest, context, topics: args.topics, parent: this });
    this.functionName = made.name;
    this.registerOutputs({ functionName: this.functionName });
  }
}

function archive(): asset.AssetArchive {
  const files = Object.entries(functionFiles("snapshot"));
  return new asset.AssetArchive(
    Object.fromEntries(files.map(([file, text]) => [file, new asset.StringAsset(text)])),
  );
}
