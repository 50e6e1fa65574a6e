import type { Service } from "../../cloud/behaviour.ts";
import { dbParameterGroup, dbSubnetGroup } from "./rds-groups.ts";
import { dbInstance } from "./rds-instance.ts";
import { dbProxy, dbProxyTarget, dbProxyTargetGroup } from "./rds-proxy.ts";
import { automatedBackupsReplication } from "./rds-replication.ts";

/** Amazon RDS for PostgreSQL: instances, their groups and their proxies. */
export const rds: Service = {
  behaviours: [
    dbSubnetGroup,
    dbParameterGroup,
    dbInstance,
    dbProxy,
    dbProxyTargetGroup,
    dbProxyTarget,
    automatedBackupsReplication,
  ],
};
