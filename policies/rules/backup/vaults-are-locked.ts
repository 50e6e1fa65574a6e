import { atLeast, declared, notApplicable } from "../../expect.ts";
import { inputsOf } from "../../reader.ts";
import { judge, stackRule } from "../../rule.ts";
import { BACKUP_VAULT, BACKUP_VAULT_LOCK } from "../../tokens.ts";

/** Days that daily backups are kept (BAK-03). */
const LEAST_DAYS = 30;

export const vaultsAreLocked = stackRule({
  name: "vaults-are-locked",
  control: "BAK-08",
  severity: "high",
  enforcement: "mandatory",
  statement: `In production every backup vault refuses to delete a snapshot within ${LEAST_DAYS} days.`,
  rationale: "Whoever steals an account deletes the backups first.",
  remediation: "Set backup.lock to governance and backup.dailyRetentionDays to 30 or more.",
  source: {
    url: "https://docs.aws.amazon.com/aws-backup/latest/devguide/vault-lock.html",
    readOn: "2026-11-27",
  },
  check: (index, { tier }) =>
    index.ofType(BACKUP_VAULT).flatMap((vault) =>
      judge(vault.urn, () => {
        if (tier !== "production") return notApplicable("asked of production only");
        const locks = index.pointingAt(vault, BACKUP_VAULT_LOCK, "backupVaultName");
        if (locks.length === 0) return declared("vault lock", "declared", false);
        return locks.map((lock) => {
          const days = inputsOf(lock).number("minRetentionDays") ?? 0; // @pulumi/aws 7.48.0: left out there is no least
          return atLeast(`${lock.name}.minRetentionDays`, LEAST_DAYS, days, "days");
        });
      }),
    ),
});
