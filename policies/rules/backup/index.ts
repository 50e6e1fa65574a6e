import type { Rule } from "../../rule.ts";
import { backupBucketExpires } from "./backup-bucket-expires.ts";
import { backupBucketKeepsVersions } from "./backup-bucket-keeps-versions.ts";
import { backupBucketLogsAccess } from "./backup-bucket-logs-access.ts";
import { backupRoleTakesSnapshots } from "./backup-role-takes-snapshots.ts";
import { backupWritersCannotDelete } from "./backup-writers-cannot-delete.ts";
import { backupsLeaveTheirRegion } from "./backups-leave-their-region.ts";
import { bucketsBlockPublicAccess } from "./buckets-block-public-access.ts";
import { dailySnapshotsAreKept } from "./daily-snapshots-are-kept.ts";
import { databaseBacksUpDaily } from "./database-backs-up-daily.ts";
import { databaseRecoversToAPoint } from "./database-recovers-to-a-point.ts";
import { documentBackupsCannotBeShortened } from "./document-backups-cannot-be-shortened.ts";
import { documentBackupsLeaveTheirRegion } from "./document-backups-leave-their-region.ts";
import { documentDailySnapshotsAreKept } from "./document-daily-snapshots-are-kept.ts";
import { documentMonthlySnapshotsAreKept } from "./document-monthly-snapshots-are-kept.ts";
import { documentStoreBacksUpDaily } from "./document-store-backs-up-daily.ts";
import { documentStoreRecoversToAPoint } from "./document-store-recovers-to-a-point.ts";
import { dumpLandsInAnotherRegion } from "./dump-lands-in-another-region.ts";
import { endsOfScheduledTasksAreTold } from "./ends-of-scheduled-tasks-are-told.ts";
import { missingSnapshotsAreTold } from "./missing-snapshots-are-told.ts";
import { monthlySnapshotsAreKept } from "./monthly-snapshots-are-kept.ts";
import { plansLeaveRecoveryToTheDatabase } from "./plans-leave-recovery-to-the-database.ts";
import { restoreFitsItsTime } from "./restore-fits-its-time.ts";
import { restoresAreTried } from "./restores-are-tried.ts";
import { vaultsAreLocked } from "./vaults-are-locked.ts";

/** The rules of this folder, by checklist row. */
export const BACKUP_RULES: readonly Rule[] = [
  databaseBacksUpDaily, // BAK-01
  documentStoreBacksUpDaily, // BAK-01
  missingSnapshotsAreTold, // BAK-01
  backupRoleTakesSnapshots, // BAK-01
  backupsLeaveTheirRegion, // BAK-02
  documentBackupsLeaveTheirRegion, // BAK-02
  dailySnapshotsAreKept, // BAK-03
  documentDailySnapshotsAreKept, // BAK-03
  monthlySnapshotsAreKept, // BAK-04
  documentMonthlySnapshotsAreKept, // BAK-04
  restoresAreTried, // BAK-05
  databaseRecoversToAPoint, // BAK-06
  plansLeaveRecoveryToTheDatabase, // BAK-06
  documentStoreRecoversToAPoint, // BAK-06
  restoreFitsItsTime, // BAK-07
  vaultsAreLocked, // BAK-08
  documentBackupsCannotBeShortened, // BAK-08
  backupBucketExpires, // BAK-09
  backupBucketKeepsVersions, // BAK-09
  backupBucketLogsAccess, // BAK-09
  backupWritersCannotDelete, // BAK-09
  bucketsBlockPublicAccess, // BAK-09
  dumpLandsInAnotherRegion, // BAK-12
  endsOfScheduledTasksAreTold, // BAK-12
];
