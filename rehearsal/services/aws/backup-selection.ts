import type { Behaviour, Inputs } from "../../cloud/behaviour.ts";
import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import type { Entity } from "../../cloud/entity.ts";
import { uuid } from "../identifiers.ts";
import { given, records, text, textList } from "../known.ts";
import { PLAN, SELECTION } from "./backup-plan.ts";
import { VAULT } from "./backup-vault.ts";
import { DB_INSTANCE } from "./rds-groups.ts";
import { roleAllows, roleOf, roleTrusts } from "./role-judge.ts";

/** AWS Backup API reference, BackupSelection, from memory, 2026-11. */
const NAME = /^[a-zA-Z0-9_.-]{1,50}$/;

/**
 * What the role needs for a snapshot of a database, and to let go of it (AWS Managed Policy Reference,
 * AWSBackupServiceRolePolicyForBackup, from memory, 2026-11).
 */
const ON_DATABASE = ["rds:CreateDBSnapshot", "rds:DescribeDBInstances", "rds:ListTagsForResource"];
const ON_SNAPSHOT = [
  "rds:AddTagsToResource",
  "rds:CreateDBSnapshot",
  "rds:DeleteDBSnapshot",
  "rds:DescribeDBSnapshots",
];
const FOR_COPY = ["rds:AddTagsToResource", "rds:CopyDBSnapshot", "rds:DeleteDBSnapshot"];

export const selection: Behaviour = {
  token: SELECTION,
  autoName: { property: "name", maxLength: 50 },

  check(inputs) {
    const name = text(inputs, "name");
    const failures =
      name === undefined || NAME.test(name)
        ? []
        : [{ property: "name", reason: `must match ${NAME.source}; got "${name}"` }];
    const chosen = ["resources", "selectionTags", "conditions", "notResources"].some((word) =>
      given(inputs, word),
    );
    return chosen
      ? failures
      : [
          ...failures,
          {
            property: "resources",
            reason: "InvalidParameterValueException: a selection needs resources, tags or conditions",
          },
        ];
  },

  create(inputs, cloud) {
    const owner = cloud.get(PLAN, inputs.planId);
    if (owner === undefined) {
      throw new CloudError(
        "ResourceNotFoundException",
        `Cannot find Backup plan with ID ${String(inputs.planId)}`,
      );
    }
    const role = requireBackupRole(inputs, cloud);
    for (const arn of textList(inputs, "resources")) requireRights(cloud, role, owner, arn);
    return {
      id: uuid(cloud),
      outputs: {
        name: inputs.name,
        notResources: textList(inputs, "notResources"),
        conditions: records(inputs, "conditions"),
      },
    };
  },
};

function requireBackupRole(inputs: Inputs, cloud: Cloud): Entity {
  const role = roleOf(cloud, inputs.iamRoleArn);
  if (role !== undefined && roleTrusts(cloud, role, "backup.amazonaws.com")) return role;
  throw new CloudError(
    "InvalidParameterValueException",
    `IAM Role ${String(inputs.iamRoleArn)} cannot be assumed by AWS Backup`,
  );
}

/**
 * AWS takes a selection whose role may do nothing, and of a database that is not there; each backup then fails, or none is
 * made in silence. Refused here, where the cause can still be seen.
 */
function requireRights(cloud: Cloud, role: Entity, owner: Entity, arn: string): void {
  if (arn.includes("*") || !arn.includes(":db:")) return;
  if (!cloud.list(DB_INSTANCE).some((instance) => instance.outputs.arn === arn)) {
    throw new CloudError("ResourceNotFoundException", `DB instance ${arn} does not exist`);
  }
  const snapshot = (region: string): string => cloud.arn("rds", "snapshot:awsbackup:job-0", region);
  const rules = records(owner.inputs, "rules");
  const copies = rules.flatMap((rule) =>
    records(rule, "copyActions").map((copy) => copy.destinationVaultArn),
  );
  const vaults = cloud.list(VAULT).filter((vault) => copies.includes(vault.outputs.arn));
  const needs = [
    ...ON_DATABASE.map((action) => [action, arn] as const),
    ...ON_SNAPSHOT.map((action) => [action, snapshot(owner.region)] as const),
    ...vaults.flatMap((vault) => [
      ...FOR_COPY.map((action) => [action, snapshot(vault.region)] as const),
      ["backup:CopyIntoBackupVault", String(vault.outputs.arn)] as const,
    ]),
  ];
  const missing = needs.filter(([action, resource]) => !roleAllows(cloud, role, action, resource));
  if (missing.length === 0) return;
  throw new CloudError(
    "AccessDeniedException",
    `${String(role.outputs.arn)} is not authorized to perform: ${missing.map(([action, resource]) => `${action} on ${resource}`).join(", ")}`,
  );
}
