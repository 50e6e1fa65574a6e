import type { Service } from "../../cloud/behaviour.ts";
import { auditing } from "./auditing.ts";
import { backupSchedule } from "./backup-schedule.ts";
import { cluster } from "./cluster.ts";
import { compliancePolicy } from "./compliance-policy.ts";
import { databaseUser } from "./database-user.ts";
import { encryptionAtRest } from "./encryption-at-rest.ts";
import { ipAccessList } from "./ip-access-list.ts";
import { linkedEndpoint } from "./linked-endpoint.ts";
import { getAdvancedCluster } from "./lookups.ts";
import { maintenanceWindow } from "./maintenance-window.ts";
import { privateLink } from "./private-link.ts";
import { project } from "./project.ts";
import { roleAuthorization, roleSetup } from "./provider-access.ts";

/** MongoDB Atlas: projects, their clusters, users, ways in, keys and backups. */
export const mongodbatlas: Service = {
  behaviours: [
    ...[project, cluster, databaseUser, ipAccessList, privateLink, linkedEndpoint],
    ...[roleSetup, roleAuthorization, encryptionAtRest],
    ...[backupSchedule, compliancePolicy, auditing, maintenanceWindow],
  ],
  lookups: [getAdvancedCluster],
};
