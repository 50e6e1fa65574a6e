import {
  BACKUP_PLAN,
  BACKUP_REPLICATION,
  BACKUP_SELECTION,
  BACKUP_VAULT,
  BUCKET,
  DB_INSTANCE,
  ROLE,
  ROLE_POLICY,
  SCHEDULE,
} from "../../policies/tokens.ts";
import { from, view } from "./rule-table.ts";

/** The region that the stack stands in, and the one for its copies. */
export const HOME = "eu-west-1";
export const AWAY = "eu-central-1";

/** A database with its copies. */
export const database = view(DB_INSTANCE, "database", { backupRetentionPeriod: 30 });
export const vault = view(BACKUP_VAULT, "vault", { region: HOME, kmsKeyArn: "key" });
export const recoveryVault = view(BACKUP_VAULT, "recovery-vault", { region: AWAY, kmsKeyArn: "key" });

/** One rule of the plan, kept so many days here and in its copy. */
export function planRule(
  ruleName: string,
  days: number,
  schedule: string,
): Readonly<Record<string, unknown>> {
  return {
    ruleName,
    schedule,
    lifecycle: { deleteAfter: days },
    copyActions: [
      {
        destinationVaultArn: `arn:aws:backup:${AWAY}:111122223333:backup-vault:recovery`,
        lifecycle: { deleteAfter: days },
      },
    ],
  };
}

export const daily = planRule("daily", 30, "cron(0 5 * * ? *)");
export const monthly = planRule("monthly", 365, "cron(0 5 1 * ? *)");
export const plan = from(
  view(BACKUP_PLAN, "plan", { rules: [daily, monthly] }),
  "rules",
  vault,
  recoveryVault,
);
export const selection = from(
  from(view(BACKUP_SELECTION, "selection", {}), "planId", plan),
  "resources",
  database,
);
export const replication = from(
  view(BACKUP_REPLICATION, "replication", { region: AWAY, retentionPeriod: 30 }),
  "sourceDbInstanceArn",
  database,
);

const TASK_DEFINITION = "aws:ecs/taskDefinition:TaskDefinition";

/** The task that dumps the database, from its schedule to the bucket that it writes to. */
export const bucket = view(
  BUCKET,
  "dump",
  { region: AWAY },
  { outputs: { arn: "arn:aws:s3:::dump", id: "dump" } },
);
export const role = view(ROLE, "dump-role", {});
export const writes = { Effect: "Allow", Action: ["s3:PutObject"], Resource: "arn:aws:s3:::dump/postgres/*" };
export const rolePolicy = from(
  from(view(ROLE_POLICY, "dump-policy", { policy: JSON.stringify({ Statement: [writes] }) }), "role", role),
  "policy",
  bucket,
);
/** A script that kills its upload where the dump fails. */
const holding = (dumping: string) =>
  [
    'aws s3 cp - "s3://$BACKUP_BUCKET/a" < "$pipe" &',
    'upload=$!; exec 3> "$pipe"',
    `${dumping} >&3 || { kill -KILL -- "-$upload"; exit 1; }`,
    "exec 3>&-",
  ].join("\n");
/** A container that dumps into the bucket, with a change to it. */
export const dumps = (
  change: Readonly<Record<string, unknown>> = {},
  dumping = "pg_dump --format=custom",
) => ({
  name: "dump",
  command: ["bash", "-euo", "pipefail", "-c", holding(dumping)],
  environment: [{ name: "BACKUP_BUCKET", value: "dump" }],
  ...change,
});
export const containers = (change: Readonly<Record<string, unknown>> = {}, dumping?: string) => ({
  containerDefinitions: JSON.stringify([dumps(change, dumping)]),
});
export const task = from(view(TASK_DEFINITION, "dump-task", containers()), "taskRoleArn", role);
export const schedule = from(
  view(SCHEDULE, "dump-schedule", { scheduleExpression: "cron(30 22 * * ? *)", state: "ENABLED" }),
  "target",
  task,
);
export const dump = [schedule, task, role, rolePolicy, bucket];
