import { partition } from "../lib/partition.ts";
import type { PolicyStatement } from "../lib/policy-document.ts";

/** Where the dump is put. */
export interface DumpTarget {
  readonly bucketArn: string;
  /** Folder of the bucket, ending in a slash. */
  readonly prefix: string;
  readonly keyArn: string;
  /** Region of both. */
  readonly region: string;
}

/**
 * What the dump's task may do: add dumps, and nothing else. It can neither read nor delete them, so that a stolen task cannot
 * take the backups along; one that overwrites a dump leaves the version before. Decrypting is part of an upload in parts
 * (aws.amazon.com/premiumsupport/knowledge-center/s3-multipart-kms-decrypt, read 2026-11-27).
 */
export function dumpStatements({
  bucketArn,
  keyArn,
  prefix,
  region,
}: DumpTarget): readonly PolicyStatement[] {
  return [
    {
      Sid: "AddDumps",
      Effect: "Allow",
      Action: ["s3:AbortMultipartUpload", "s3:PutObject"],
      Resource: `${bucketArn}/${prefix}*`,
    },
    {
      Sid: "EncryptDumps",
      Effect: "Allow",
      Action: ["kms:Decrypt", "kms:GenerateDataKey"],
      Resource: keyArn,
      Condition: { StringEquals: { "kms:ViaService": `s3.${region}.amazonaws.com` } },
    },
  ];
}

/** What the task that restores dumps may do: see which there are, and read them. It can change none, and knows no database. */
export function restoreStatements({
  bucketArn,
  keyArn,
  prefix,
  region,
}: DumpTarget): readonly PolicyStatement[] {
  return [
    {
      Sid: "FindDumps",
      Effect: "Allow",
      Action: "s3:ListBucket",
      Resource: bucketArn,
      Condition: { StringLike: { "s3:prefix": `${prefix}*` } },
    },
    { Sid: "ReadDumps", Effect: "Allow", Action: "s3:GetObject", Resource: `${bucketArn}/${prefix}*` },
    {
      Sid: "DecryptDumps",
      Effect: "Allow",
      Action: "kms:Decrypt",
      Resource: keyArn,
      Condition: { StringEquals: { "kms:ViaService": `s3.${region}.amazonaws.com` } },
    },
  ];
}

/** What the scheduler starts. */
export interface StartedTask {
  /** Without its revision. */
  readonly taskDefinitionArn: string;
  readonly clusterArn: string;
  readonly roleArns: readonly string[];
}

/** What the scheduler may do: start this task in this cluster, with its own two roles. */
export function startStatements(task: StartedTask): readonly PolicyStatement[] {
  return [
    {
      Sid: "StartDump",
      Effect: "Allow",
      Action: "ecs:RunTask",
      Resource: `${task.taskDefinitionArn}:*`,
      Condition: { ArnEquals: { "ecs:cluster": task.clusterArn } },
    },
    {
      Sid: "HandRolesToTask",
      Effect: "Allow",
      Action: "iam:PassRole",
      Resource: task.roleArns,
      Condition: { StringEquals: { "iam:PassedToService": "ecs-tasks.amazonaws.com" } },
    },
  ];
}

/**
 * The group that the schedule stands in, on whose behalf the scheduler assumes its role (EventBridge Scheduler User Guide,
 * "Confused deputy prevention", from memory, 2026-11).
 */
export function scheduleGroupArn({ accountId, region }: { accountId: string; region: string }): string {
  return `arn:${partition(region)}:scheduler:${region}:${accountId}:schedule-group/default`;
}
