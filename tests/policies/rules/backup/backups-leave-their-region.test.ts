import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { backupsLeaveTheirRegion } from "../../../../policies/rules/backup/backups-leave-their-region.ts";
import {
  daily,
  database,
  HOME,
  plan,
  recoveryVault,
  replication,
  selection,
  vault,
} from "../../example-backup.ts";
import { from, given, ruleTable } from "../../rule-table.ts";

const ALL = [database, replication, plan, selection, vault, recoveryVault];

ruleTable(backupsLeaveTheirRegion, {
  rows: [
    { kind: "met", it: "accepts both ways of copying", views: ALL, context: { region: HOME }, state: "met" },
    {
      kind: "violated",
      it: "refuses automated backups that stay",
      views: [database, given(replication, { region: HOME }), plan, selection, vault, recoveryVault],
      context: { region: HOME },
      state: "violated",
      says: 'BAK-02: "database" automated backups replication must be declared in another region; got nothing. Name another aws.recoveryRegion, and leave the replication and the copies of the plan in place.',
    },
    {
      kind: "boundary",
      it: "refuses backups that are kept 29 days there and 30 here",
      views: [database, given(replication, { retentionPeriod: 29 }), plan, selection, vault, recoveryVault],
      context: { region: HOME },
      state: "violated",
      says: 'BAK-02: "database" replication.retentionPeriod must be at least 30 days; got 29 days. Name another aws.recoveryRegion, and leave the replication and the copies of the plan in place.',
    },
    {
      kind: "absent",
      it: "takes a replication without days as one of 7",
      views: [
        database,
        given(replication, { retentionPeriod: undefined }),
        plan,
        selection,
        vault,
        recoveryVault,
      ],
      context: { region: HOME },
      state: "violated",
    },
    {
      kind: "unknown",
      it: "leaves days that are not known undecided",
      views: [
        database,
        given(replication, { retentionPeriod: UNKNOWN }),
        plan,
        selection,
        vault,
        recoveryVault,
      ],
      context: { region: HOME },
      state: "undecided",
      undecided: "retentionPeriod",
    },
    {
      kind: "violated",
      it: "takes a selection that leaves databases out as none",
      views: [
        ...[database, replication, plan, vault, recoveryVault],
        given(selection, { notResources: ["arn:aws:rds:*"] }),
      ],
      context: { region: HOME },
      state: "violated",
      says: 'BAK-02: "database" snapshots must be taken by a plan; got nothing. Name another aws.recoveryRegion, and leave the replication and the copies of the plan in place.',
    },
    {
      kind: "violated",
      it: "takes a selection with conditions as none",
      views: [
        ...[database, replication, plan, vault, recoveryVault],
        given(selection, { conditions: [{ stringEquals: [{ key: "aws:ResourceTag/a", value: "b" }] }] }),
      ],
      context: { region: HOME },
      state: "violated",
    },
    {
      kind: "absent",
      it: "accepts a selection whose exclusions are empty",
      views: [
        ...[database, replication, plan, vault, recoveryVault],
        given(selection, { notResources: [], conditions: [] }),
      ],
      context: { region: HOME },
      state: "met",
    },
    {
      kind: "unknown",
      it: "leaves unknown exclusions undecided",
      views: [
        ...[database, replication, plan, vault, recoveryVault],
        given(selection, { notResources: UNKNOWN }),
      ],
      context: { region: HOME },
      state: "undecided",
      undecided: "notResources",
    },
    {
      kind: "violated",
      it: "refuses a rule that copies within the region",
      views: [
        database,
        replication,
        given(plan, {
          rules: [
            { ...daily, copyActions: [{ destinationVaultArn: "arn:aws:backup:eu-west-1:1:backup-vault:v" }] },
          ],
        }),
        selection,
        vault,
        recoveryVault,
      ],
      context: { region: HOME },
      state: "violated",
    },
    {
      kind: "absent",
      it: "refuses a database without copies",
      views: [database],
      context: { region: HOME },
      state: "violated",
    },
    {
      kind: "absent",
      it: "refuses a rule without copies",
      views: [
        database,
        replication,
        given(plan, { rules: [{ ...daily, copyActions: undefined }] }),
        selection,
        vault,
        recoveryVault,
      ],
      context: { region: HOME },
      state: "violated",
    },
    {
      kind: "absent",
      it: "takes a replication without a region as one at home",
      views: [database, given(replication, { region: undefined }), plan, selection, vault, recoveryVault],
      context: { region: HOME },
      state: "violated",
    },
    {
      kind: "spelling",
      it: "finds the other region by the vaults while a copy's ARN is not known",
      views: [
        database,
        replication,
        given(plan, { rules: [{ ...daily, copyActions: [{ destinationVaultArn: UNKNOWN }] }] }),
        selection,
        vault,
        recoveryVault,
      ],
      context: { region: HOME },
      state: "met",
    },
    {
      kind: "violated",
      it: "refuses copies of which no vault stands elsewhere",
      views: [
        database,
        replication,
        from(
          given(plan, { rules: [{ ...daily, copyActions: [{ destinationVaultArn: UNKNOWN }] }] }),
          "rules",
          vault,
        ),
        selection,
        vault,
      ],
      context: { region: HOME },
      state: "violated",
    },
    {
      kind: "not applicable",
      it: "leaves a replica to its source",
      views: [given(database, { replicateSourceDb: "other" })],
      context: { region: HOME },
      state: "notApplicable",
    },
    {
      kind: "unknown",
      it: "leaves a region that is not known undecided",
      views: [database, given(replication, { region: UNKNOWN }), plan, selection, vault, recoveryVault],
      context: { region: HOME },
      state: "undecided",
      undecided: "region",
    },
  ],
});
