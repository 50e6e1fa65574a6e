import type { Service } from "../../cloud/behaviour.ts";
import { dbParameterGroup, dbSubnetGroup } from "./rds-groups.ts";
import { dbInstance } from "./rds-instance.ts";
import { automatedBackupsReplication } from "./rds-replication.ts";

/** Amazon RDS for PostgreSQL: instances and their groups. */
export const rds: Service = {
  behaviours: [dbSubnetGroup, dbParameterGroup, dbInstance, automatedBackupsReplication],
};
