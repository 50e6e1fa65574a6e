import { atLeast, declared, fact, notApplicable } from "../../expect.ts";
import { inputsOf } from "../../reader.ts";
import { plannedDays } from "../../relations/backup-plan.ts";
import type { ResourceView } from "../../resource-view.ts";
import { judge, stackRule } from "../../rule.ts";
import { BACKUP_VAULT, BACKUP_VAULT_LOCK } from "../../tokens.ts";
import type { Verdict } from "../../verdict.ts";

/** Days that daily backups are kept (BAK-03). */
const LEAST_DAYS = 30;
/** Days that monthly backups are kept (BAK-04): a lock must let them in. */
const LONGEST_DAYS = 365;

export const vaultsAreLocked = stackRule({
  name: "vaults-are-locked",
  control: "BAK-08",
  severity: "high",
  enforcement: "mandatory",
  statement: `In production every backup vault refuses to delete a snapshot within ${LEAST_DAYS} days, and takes every snapshot that a plan puts there.`,
  rationale:
    "Whoever steals an account deletes the backups first; a vault fails a backup that its lock does not allow.",
  remediation: "Set backup.lock to governance and backup.dailyRetentionDays to 30 or more.",
  source: {
    url: "https://docs.aws.amazon.com/aws-backup/latest/devguide/API_PutBackupVaultLockConfiguration.html",
    readOn: "2026-11-27",
  },
  check: (index, { tier }) =>
    index.ofType(BACKUP_VAULT).flatMap((vault) =>
      judge(vault.urn, () => {
        if (tier !== "production") return notApplicable("asked of production only");
        const locks = index.pointingAt(vault, BACKUP_VAULT_LOCK, "backupVaultName");
        if (locks.length === 0) return declared("vault lock", "declared", false);
        const planned = plannedDays(index);
        return locks.flatMap((lock) => limits(lock, planned));
      }),
    ),
});

/** A job whose snapshot would be kept for less or for more than the lock says fails. @pulumi/aws 7.48.0: left out there is no limit. */
function limits(lock: ResourceView, planned: readonly number[]): readonly Verdict[] {
  const read = inputsOf(lock);
  const least = read.number("minRetentionDays") ?? 0;
  const most = read.number("maxRetentionDays");
  const shortest = Math.min(...planned);
  const longest = Math.max(LONGEST_DAYS, ...planned);
  return [
    atLeast(`${lock.name}.minRetentionDays`, LEAST_DAYS, least, "days"),
    fact(
      least <= shortest,
      `${lock.name}.minRetentionDays`,
      `at most ${shortest} days, as the plan keeps them`,
      `${least} days`,
    ),
    ...(most === undefined
      ? []
      : [
          fact(
            most >= longest,
            `${lock.name}.maxRetentionDays`,
            longest === Number.POSITIVE_INFINITY ? "absent" : `absent or at least ${longest} days`,
            `${most} days`,
          ),
        ]),
  ];
}
