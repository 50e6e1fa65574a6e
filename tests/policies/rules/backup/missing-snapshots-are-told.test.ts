import { type ResourceView, UNKNOWN } from "../../../../policies/resource-view.ts";
import { missingSnapshotsAreTold } from "../../../../policies/rules/backup/missing-snapshots-are-told.ts";
import { BACKUP_PLAN, BACKUP_VAULT, DB_INSTANCE, METRIC_ALARM } from "../../../../policies/tokens.ts";
import { from, given, ruleTable, view } from "../../rule-table.ts";

const vault = view(BACKUP_VAULT, "vault", {}, { outputs: { name: "vault-1" } });
const away = view(BACKUP_VAULT, "away", { region: "eu-central-1" }, { outputs: { name: "away-1" } });
const database = view(DB_INSTANCE, "database", {}, { outputs: { identifier: "shop" } });
const plan = view(BACKUP_PLAN, "plan", {
  rules: [{ targetVaultName: "vault-1", copyActions: [{ destinationVaultArn: "arn:away-1" }] }],
});

interface Change {
  readonly vaultName?: string;
  readonly alive?: Readonly<Record<string, unknown>>;
  readonly expression?: string;
}

const cpu = {
  ...{ namespace: "AWS/RDS", metricName: "CPUUtilization", stat: "SampleCount", period: 3600 },
  dimensions: { DBInstanceIdentifier: "shop" },
};

function jobs(metricName: string, vaultName: string) {
  return {
    ...{ namespace: "AWS/Backup", metricName, stat: "Sum", period: 3600 },
    dimensions: { BackupVaultName: vaultName },
  };
}

function failed(
  name: string,
  metrics: readonly string[],
  { vaultName = "vault-1", expression }: Change = {},
) {
  const sum = metrics.map((metric) => `FILL(${metric.toLowerCase()}, 0)`).join(" + ");
  return view(METRIC_ALARM, name, {
    ...{ comparisonOperator: "GreaterThanThreshold", threshold: 0, evaluationPeriods: 1 },
    treatMissingData: "notBreaching",
    metricQueries: [
      { id: "result", expression: expression ?? sum, returnData: true },
      ...metrics.map((metric) => ({ id: metric.toLowerCase(), metric: jobs(metric, vaultName) })),
    ],
  });
}

function missing(name: string, metric: string, { vaultName = "vault-1", alive = cpu }: Change = {}) {
  return view(METRIC_ALARM, name, {
    ...{ comparisonOperator: "LessThanThreshold", threshold: 1, evaluationPeriods: 30 },
    treatMissingData: "notBreaching",
    metricQueries: [
      { id: "result", expression: "IF(alive > 0, SUM([0 * alive, FILL(made, 0)]))", returnData: true },
      { id: "alive", metric: alive },
      { id: "made", metric: jobs(metric, vaultName) },
    ],
  });
}

const ENDINGS = ["NumberOfBackupJobsFailed", "NumberOfBackupJobsExpired", "NumberOfBackupJobsAborted"];
const alarms: Readonly<Record<string, ResourceView>> = {
  backupFailed: failed("backup-failed", ENDINGS),
  backupMissing: missing("backup-missing", "NumberOfBackupJobsCompleted"),
  copyFailed: failed("copy-failed", ["NumberOfCopyJobsFailed"]),
  copyMissing: missing("copy-missing", "NumberOfCopyJobsCompleted"),
};
/** The stack with other alarms; an undefined one is taken away. */
const stack = (change: Readonly<Record<string, ResourceView | undefined>> = {}) => [
  ...[plan, vault, away, database],
  ...Object.values({ ...alarms, ...change }).filter((one) => one !== undefined),
];
/** A rule of the plan before the vaults have names. */
const nameless = { targetVaultName: UNKNOWN, copyActions: [{ destinationVaultArn: UNKNOWN }] };
const remedy = "Leave the alarms on backups as they are made.";

ruleTable(missingSnapshotsAreTold, {
  rows: [
    {
      kind: "met",
      it: "accepts alarms on what failed and on what nobody made",
      views: stack(),
      state: "met",
      heldBy: ["vault", "vault", "vault", "vault"],
    },
    {
      kind: "met",
      it: "asks for none on copies where the plan makes none",
      views: [
        ...stack({ copyFailed: undefined, copyMissing: undefined }).slice(1),
        given(plan, { rules: [{ targetVaultName: "vault-1" }] }),
      ],
      state: "met",
    },
    {
      kind: "violated",
      it: "refuses a plan of whose missing copies nobody is told",
      views: stack({ copyMissing: undefined }),
      state: "violated",
      says: `BAK-01: "vault" alarms must be one that tells of copies that nobody made; got none. ${remedy}`,
    },
    {
      kind: "violated",
      it: "refuses a plan of whose failed snapshots nobody is told",
      views: stack({ backupFailed: undefined }),
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses a sum that failed jobs do not raise",
      views: stack({ backupFailed: failed("backup-failed", ENDINGS, { expression: "0" }) }),
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses another vault's jobs",
      views: stack({
        copyFailed: failed("copy-failed", ["NumberOfCopyJobsFailed"], { vaultName: "away-1" }),
      }),
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses hours of a database that is not there, in which nothing is missed",
      views: stack({
        backupMissing: missing("backup-missing", "NumberOfBackupJobsCompleted", {
          alive: { ...cpu, dimensions: { DBInstanceIdentifier: "other" } },
        }),
      }),
      state: "violated",
      says: `BAK-01: "backup-missing" metricQueries must be hours in which the database or a task of the stack runs; got another metric. ${remedy}`,
    },
    {
      kind: "violated",
      it: "refuses hours that no metric tells",
      views: stack({
        backupMissing: missing("backup-missing", "NumberOfBackupJobsCompleted", {
          alive: { ...cpu, namespace: "AWS/Nothing" },
        }),
      }),
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses a plan that writes to a vault of which nothing is known",
      views: [given(plan, { rules: [{ targetVaultName: "elsewhere" }] }), ...stack().slice(1)],
      state: "violated",
      says: `BAK-01: "plan" rules must be ones that write to a vault of the stack, whose alarms can be seen; got another vault. ${remedy}`,
    },
    {
      kind: "absent",
      it: "refuses a plan without any alarm",
      views: [plan, vault, away, database],
      state: "violated",
    },
    { kind: "absent", it: "has nothing to say without a plan", views: [vault, database], state: "silent" },
    {
      kind: "boundary",
      it: "accepts two days without a snapshot",
      views: stack({ backupMissing: given(alarms.backupMissing ?? vault, { evaluationPeriods: 48 }) }),
      state: "met",
    },
    {
      kind: "boundary",
      it: "refuses an hour more",
      views: stack({ backupMissing: given(alarms.backupMissing ?? vault, { evaluationPeriods: 49 }) }),
      state: "violated",
    },
    {
      kind: "spelling",
      it: "knows the vault by the reference while it has no name, and asks nothing of the other region's",
      views: [
        from(given(plan, { rules: [nameless] }), "rules", vault, away),
        ...[vault, away].map((one) => ({ ...one, outputs: {} })),
        ...[database, ...Object.values(alarms).map((one) => from(one, "metricQueries", vault))],
      ],
      context: { region: "eu-west-1" },
      state: "met",
    },
    {
      kind: "unknown",
      it: "leaves a plan whose rules are not known yet undecided",
      views: [given(plan, { rules: UNKNOWN }), vault],
      state: "undecided",
      undecided: "rules",
    },
    {
      kind: "unknown",
      it: "leaves an unknown threshold undecided",
      views: stack({ copyFailed: given(alarms.copyFailed ?? vault, { threshold: UNKNOWN }) }),
      state: "undecided",
      undecided: "threshold",
    },
  ],
});
