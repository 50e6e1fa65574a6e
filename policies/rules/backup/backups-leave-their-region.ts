import { atLeast, declared, fact, notApplicable } from "../../expect.ts";
import type { ViewIndex } from "../../index-views.ts";
import { inputsOf } from "../../reader.ts";
import { type PlanRule, planRulesOf } from "../../relations/backup-plan.ts";
import type { ResourceView } from "../../resource-view.ts";
import { judge, stackRule } from "../../rule.ts";
import { BACKUP_REPLICATION, BACKUP_VAULT, DB_INSTANCE } from "../../tokens.ts";
import type { Verdict } from "../../verdict.ts";

export const backupsLeaveTheirRegion = stackRule({
  name: "backups-leave-their-region",
  control: "BAK-02",
  severity: "critical",
  enforcement: "mandatory",
  statement:
    "Every database's automated backups and snapshots are copied to another region, and kept there as long.",
  rationale: "A region that fails takes its backups along for as long as it is away.",
  remediation:
    "Name another aws.recoveryRegion, and leave the replication and the copies of the plan in place.",
  source: {
    url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ReplicateBackups.html",
    readOn: "2026-11-27",
  },
  check: (index, { region }) =>
    index
      .ofType(DB_INSTANCE)
      .flatMap((database) => judge(database.urn, () => judgeDatabase(index, database, region))),
});

function judgeDatabase(
  index: ViewIndex,
  database: ResourceView,
  own: string | undefined,
): readonly Verdict[] {
  if (inputsOf(database).has("replicateSourceDb")) return [notApplicable("a replica, covered by its source")];
  const home = inputsOf(database).text("region") ?? own;
  const replications = index.pointingAt(database, BACKUP_REPLICATION, "sourceDbInstanceArn");
  const away = replications.filter((one) => (inputsOf(one).text("region") ?? own) !== home);
  const days = inputsOf(database).number("backupRetentionPeriod") ?? 0; // @pulumi/aws 7.48.0: none are kept
  const rules = planRulesOf(index, database);
  return [
    declared("automated backups replication", "declared in another region", away.length > 0),
    // @pulumi/aws 7.48.0, rds.InstanceAutomatedBackupsReplicationArgs: 7 days where nothing is said.
    ...away.map((one) =>
      atLeast(`${one.name}.retentionPeriod`, days, inputsOf(one).number("retentionPeriod") ?? 7, "days"),
    ),
    declared("snapshots", "taken by a plan", rules.length > 0),
    ...rules.map((rule) => {
      const copied = rule.copies.some(({ read }) => {
        const known = !read.unknown("destinationVaultArn");
        const arn = known ? read.text("destinationVaultArn") : undefined;
        return arn === undefined ? vaultElsewhere(index, rule, home, own) : arn.split(":")[3] !== home;
      });
      return fact(
        copied,
        `${rule.path}.copyActions`,
        "a copy in another region",
        copied ? "a copy there" : "none",
      );
    }),
  ];
}

/** In a preview a copy's vault is not known, but the vaults that the plan speaks of are. */
function vaultElsewhere(
  index: ViewIndex,
  { plan }: PlanRule,
  home: string | undefined,
  own: string | undefined,
): boolean {
  return index
    .linked(plan, "rules", BACKUP_VAULT)
    .some((vault) => (inputsOf(vault).text("region") ?? own) !== home);
}
