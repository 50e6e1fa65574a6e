import { type ResourceView, UNKNOWN } from "../../../../policies/resource-view.ts";
import { backupRoleTakesSnapshots } from "../../../../policies/rules/backup/backup-role-takes-snapshots.ts";
import { DB_INSTANCE, ROLE, ROLE_POLICY } from "../../../../policies/tokens.ts";
import { plan, selection } from "../../example-backup.ts";
import { from, given, ruleTable, view } from "../../rule-table.ts";

type Plain = Readonly<Record<string, unknown>>;

const ARN = "arn:aws:rds:eu-west-1:111122223333:db:shop";
const database = view(DB_INSTANCE, "database", {}, { outputs: { arn: ARN } });
const trusts = (more: Plain = {}) => ({
  assumeRolePolicy: JSON.stringify({
    Statement: [
      {
        Effect: "Allow",
        Principal: { Service: "backup.amazonaws.com" },
        Action: "sts:AssumeRole",
        ...more,
      },
    ],
  }),
});
const SNAPSHOTS = {
  Effect: "Allow",
  Action: ["rds:*DBSnapshot", "rds:Describe*", "rds:ListTagsForResource", "rds:AddTagsToResource"],
  Resource: "*",
};
const COPIES = { Effect: "Allow", Action: "backup:Copy*", Resource: "arn:aws:backup:*:*:backup-vault:*" };

/** A plan that copies the database's snapshots, by a role with these words. */
function backedUp(
  statements: readonly Plain[] | typeof UNKNOWN,
  role: Plain = trusts(),
): readonly ResourceView[] {
  const own = view(ROLE, "backup-role", role);
  const text = statements === UNKNOWN ? UNKNOWN : JSON.stringify({ Statement: statements });
  const policy = from(view(ROLE_POLICY, "backup-role-policy", { policy: text }), "role", own);
  return [database, plan, from(from(selection, "iamRoleArn", own), "resources", database), own, policy];
}

const says = (found: string) =>
  `BAK-01: "selection" role of AWS Backup must be one that AWS Backup assumes and that may take the plan's snapshots; got backup-role, which ${found}. Leave the role of AWS Backup and its policy as the component makes them.`;

ruleTable(backupRoleTakesSnapshots, {
  rows: [
    {
      kind: "met",
      it: "accepts a role that may take the snapshots and copy them",
      views: backedUp([SNAPSHOTS, COPIES]),
      state: "met",
      heldBy: ["backup-role"],
    },
    {
      kind: "violated",
      it: "refuses a role that is refused everything",
      views: backedUp([SNAPSHOTS, COPIES, { Effect: "Deny", Action: "*", Resource: "*" }]),
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses a role that may not copy, where the plan copies",
      views: backedUp([SNAPSHOTS]),
      state: "violated",
      says: says("may not backup:CopyFromBackupVault, backup:CopyIntoBackupVault"),
    },
    {
      kind: "violated",
      it: "refuses a role for another database",
      views: backedUp([{ ...SNAPSHOTS, Resource: `${ARN}-other` }, COPIES]),
      state: "violated",
      says: says("may not rds:CreateDBSnapshot, rds:DescribeDBInstances, rds:ListTagsForResource"),
    },
    {
      kind: "violated",
      it: "refuses a role that another service assumes",
      views: backedUp([SNAPSHOTS, COPIES], trusts({ Principal: { Service: "ecs-tasks.amazonaws.com" } })),
      state: "violated",
      says: says("lets in no backup.amazonaws.com"),
    },
    {
      kind: "violated",
      it: "refuses a role that refuses AWS Backup",
      views: backedUp([SNAPSHOTS, COPIES], trusts({ Effect: "Deny" })),
      state: "violated",
      says: says("refuses backup.amazonaws.com"),
    },
    {
      kind: "violated",
      it: "refuses a trust under a condition that nobody knows AWS Backup to fill in",
      views: backedUp(
        [SNAPSHOTS, COPIES],
        trusts({ Condition: { StringEquals: { "aws:PrincipalTag/a": "b" } } }),
      ),
      state: "violated",
    },
    {
      kind: "absent",
      it: "refuses a role without a policy",
      views: backedUp([]).slice(0, -1),
      state: "violated",
    },
    {
      kind: "absent",
      it: "has nothing to say without a selection",
      views: [database, plan],
      state: "silent",
    },
    {
      kind: "boundary",
      it: "asks for no copies where the plan makes none",
      views: backedUp([SNAPSHOTS]).map((one) =>
        one.name === "plan" ? given(one, { rules: [{ schedule: "cron(0 5 * * ? *)" }] }) : one,
      ),
      state: "met",
    },
    {
      kind: "boundary",
      it: "accepts a trust for this account, and refuses one for another",
      views: backedUp(
        [SNAPSHOTS, COPIES],
        trusts({ Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } } }),
      ),
      state: "met",
    },
    {
      kind: "boundary",
      it: "refuses a trust for another account",
      views: backedUp(
        [SNAPSHOTS, COPIES],
        trusts({ Condition: { StringEquals: { "aws:SourceAccount": "999988887777" } } }),
      ),
      state: "violated",
      says: says("lets backup.amazonaws.com in under conditions"),
    },
    {
      kind: "spelling",
      it: "accepts AWS's own policy for backups",
      views: backedUp([], {
        ...trusts(),
        managedPolicyArns: ["arn:aws:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup"],
      }),
      state: "met",
    },
    {
      kind: "spelling",
      it: "cannot look into a role that another stack declares",
      views: [
        database,
        plan,
        given(selection, {
          iamRoleArn: "arn:aws:iam::111122223333:role/service-role/AWSBackupDefaultServiceRole",
        }),
      ],
      state: "unchecked",
    },
    {
      kind: "unknown",
      it: "leaves a policy that is not known yet undecided",
      views: backedUp(UNKNOWN),
      state: "undecided",
      undecided: "policy",
    },
  ],
});
