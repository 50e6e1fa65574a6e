import type { Rule } from "../../rule.ts";
import { cachePersistsAndFailsOver } from "./cache-persists-and-fails-over.ts";
import { cacheVersionIsSupported } from "./cache-version-is-supported.ts";
import { connectionsArePooled } from "./connections-are-pooled.ts";
import { databaseLogsSlowQueries } from "./database-logs-slow-queries.ts";
import { databaseRefusesDeletion } from "./database-refuses-deletion.ts";
import { databaseSpansTwoZones } from "./database-spans-two-zones.ts";
import { databaseVersionIsSupported } from "./database-version-is-supported.ts";
import { documentStoreHasOwnProject } from "./document-store-has-own-project.ts";
import { documentStoreRefusesDeletion } from "./document-store-refuses-deletion.ts";
import { documentStoreUpdatesInAWindow } from "./document-store-updates-in-a-window.ts";
import { documentStoreVersionIsSupported } from "./document-store-version-is-supported.ts";
import { replicaSetHasThreeMembers } from "./replica-set-has-three-members.ts";
import { storeIsProtected } from "./store-is-protected.ts";
import { storeUpdatesByItself } from "./store-updates-by-itself.ts";

/** The rules of this folder, by checklist row. */
export const DATA_RULES: readonly Rule[] = [
  databaseSpansTwoZones, // DAT-01
  replicaSetHasThreeMembers, // DAT-02
  databaseRefusesDeletion, // DAT-03
  storeIsProtected, // DAT-03
  connectionsArePooled, // DAT-04
  cachePersistsAndFailsOver, // DAT-05
  documentStoreRefusesDeletion, // DAT-03
  storeUpdatesByItself, // DAT-06
  documentStoreUpdatesInAWindow, // DAT-06
  databaseVersionIsSupported, // DAT-07
  cacheVersionIsSupported, // DAT-07
  documentStoreVersionIsSupported, // DAT-07
  documentStoreHasOwnProject, // DAT-08
  databaseLogsSlowQueries, // DAT-09
];
