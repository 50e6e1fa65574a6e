import { fact } from "../../expect.ts";
import { vaultSigns } from "../../facts/backup-signs.ts";
import type { ViewIndex } from "../../index-views.ts";
import { inputsOf } from "../../reader.ts";
import { toldBy } from "../../relations/watching-alarms.ts";
import type { ResourceView } from "../../resource-view.ts";
import { judge, stackRule } from "../../rule.ts";
import { BACKUP_PLAN, BACKUP_VAULT } from "../../tokens.ts";
import type { Finding } from "../../verdict.ts";

export const missingSnapshotsAreTold = stackRule({
  name: "missing-snapshots-are-told",
  control: "BAK-01",
  severity: "high",
  enforcement: "mandatory",
  statement: "Alarms tell of snapshots and copies of AWS Backup that failed, and of those that nobody made.",
  rationale: "A backup that stopped is found when it is needed, unless somebody is told.",
  remediation: "Leave the alarms on backups as they are made.",
  source: {
    url: "https://docs.aws.amazon.com/aws-backup/latest/devguide/cloudwatch.html",
    readOn: "not yet",
  },
  check: (index, { region }) => index.ofType(BACKUP_PLAN).flatMap((plan) => told(index, plan, region)),
});

function told(index: ViewIndex, plan: ResourceView, region: string | undefined): readonly Finding[] {
  try {
    const copies = inputsOf(plan)
      .items("rules")
      .some((rule) => rule.items("copyActions").length > 0);
    const vaults = vaultsOf(index, plan, region);
    if (vaults.length === 0)
      return judge(plan.urn, () =>
        fact(
          false,
          "rules",
          "ones that write to a vault of the stack, whose alarms can be seen",
          "another vault",
        ),
      );
    return vaults.flatMap((view) => {
      const own = { view, ids: texts(view.outputs.name), count: 1, region: inputsOf(view).text("region") };
      return vaultSigns(copies).flatMap((sign) => toldBy(index, own, sign, region));
    });
  } catch (error) {
    return judge(plan.urn, () => {
      throw error;
    });
  }
}

/** The vaults that the plan writes to: while their names are not known, those of its own region, since copies leave it. */
function vaultsOf(index: ViewIndex, plan: ResourceView, region: string | undefined): readonly ResourceView[] {
  const named = inputsOf(plan)
    .items("rules")
    .flatMap((rule) => (rule.unknown("targetVaultName") ? [] : texts(rule.text("targetVaultName"))));
  const sources = plan.propertyDependencies.rules ?? [];
  return index.ofType(BACKUP_VAULT).filter((vault) => {
    const { name } = vault.outputs;
    if (typeof name === "string") return named.includes(name);
    return sources.includes(vault.urn) && (inputsOf(vault).text("region") ?? region) === region;
  });
}

function texts(value: unknown): readonly string[] {
  return typeof value === "string" ? [value] : [];
}
