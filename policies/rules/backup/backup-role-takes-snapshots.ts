import type { RuleContext } from "../../context.ts";
import { fact, heldBy, unchecked } from "../../expect.ts";
import type { ViewIndex } from "../../index-views.ts";
import { inputsOf } from "../../reader.ts";
import { statementsIn } from "../../relations/policy-text.ts";
import { type Asked, forbidden } from "../../relations/role-actions.ts";
import type { ResourceView } from "../../resource-view.ts";
import { judge, stackRule } from "../../rule.ts";
import { BACKUP_PLAN, BACKUP_SELECTION, DB_INSTANCE, ROLE } from "../../tokens.ts";
import type { Finding, Verdict } from "../../verdict.ts";

const SERVICE = "backup.amazonaws.com";
/** AWS's own policy for what this rule asks. */
const KNOWN = { AWSBackupServiceRolePolicyForBackup: "allows" } as const;
/**
 * What a snapshot of an RDS database takes, and what a copy of it takes too (AWS Managed Policy Reference,
 * AWSBackupServiceRolePolicyForBackup: RDS's part read 2026-11-27, the vaults' from memory).
 */
const ON_DATABASE = ["rds:CreateDBSnapshot", "rds:DescribeDBInstances", "rds:ListTagsForResource"];
const ON_SNAPSHOTS = ["rds:AddTagsToResource", "rds:DescribeDBSnapshots"];
const ON_COPIES = ["rds:CopyDBSnapshot", "backup:CopyFromBackupVault", "backup:CopyIntoBackupVault"];

const EXPECTED = "one that AWS Backup assumes and that may take the plan's snapshots";

export const backupRoleTakesSnapshots = stackRule({
  name: "backup-role-takes-snapshots",
  control: "BAK-01",
  severity: "critical",
  enforcement: "mandatory",
  statement:
    "The role with which AWS Backup works may take and copy the snapshots of every selected database.",
  rationale: "A plan whose role may not do its work fails every night, and looks whole until it is needed.",
  remediation: "Leave the role of AWS Backup and its policy as the component makes them.",
  source: {
    url: "https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSBackupServiceRolePolicyForBackup.html",
    readOn: "2026-11-27",
  },
  check: (index, context) =>
    index
      .ofType(BACKUP_SELECTION)
      .flatMap((selection) => judge(selection.urn, () => verdict(index, selection, context))),
});

function verdict(index: ViewIndex, selection: ResourceView, context: RuleContext): Verdict | Finding {
  const [role] = index.linked(selection, "iamRoleArn", ROLE);
  if (role === undefined) return unchecked("a role that this stack does not declare");
  const refuses = (found: string) => fact(false, "role of AWS Backup", EXPECTED, found);
  const shut = trust(role, context);
  if (shut !== undefined) return refuses(shut);
  const missing = forbidden(index, role, asked(index, selection), KNOWN);
  if (missing.length > 0) return refuses(`${role.name}, which may not ${missing.join(", ")}`);
  return heldBy(role.urn, fact(true, "role of AWS Backup", EXPECTED, `${role.name}, which may`));
}

/** Why AWS Backup cannot assume the role; undefined where it can. Which account is asked for it fills in, and nothing else is certain. */
function trust(role: ResourceView, { accountId }: RuleContext): string | undefined {
  const statements = statementsIn(inputsOf(role).get("assumeRolePolicy"), "assumeRolePolicy").filter((one) =>
    (one.principalsByKind.Service ?? []).includes(SERVICE),
  );
  if (statements.some((one) => !one.allows)) return `${role.name}, which refuses ${SERVICE}`;
  if (statements.length === 0) return `${role.name}, which lets in no ${SERVICE}`;
  const open = statements.some(({ conditions }) =>
    Object.entries(conditions).every(
      ([word, values]) =>
        /^string(?:equals|like) aws:sourceaccount$/.test(word) &&
        accountId !== undefined &&
        values.includes(accountId),
    ),
  );
  return open ? undefined : `${role.name}, which lets ${SERVICE} in under conditions`;
}

function asked(index: ViewIndex, selection: ResourceView): readonly Asked[] {
  const plans = index.linked(selection, "planId", BACKUP_PLAN);
  const copies = plans.some((plan) =>
    inputsOf(plan)
      .items("rules")
      .some((rule) => rule.items("copyActions").length > 0),
  );
  const databases = index.linked(selection, "resources", DB_INSTANCE);
  return [
    ...databases.flatMap(({ outputs }) =>
      ON_DATABASE.map((action) => ({
        action,
        arn: typeof outputs.arn === "string" && outputs.arn !== "" ? outputs.arn : "unknown",
      })),
    ),
    ...[...(databases.length > 0 ? ON_SNAPSHOTS : []), ...(copies ? ON_COPIES : [])].map((action) => ({
      action,
      arn: undefined,
    })),
  ];
}
