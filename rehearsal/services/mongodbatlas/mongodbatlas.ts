import type { Service } from "../../cloud/behaviour.ts";
import { cluster } from "./cluster.ts";
import { databaseUser } from "./database-user.ts";
import { ipAccessList } from "./ip-access-list.ts";
import { project } from "./project.ts";

/** MongoDB Atlas: projects, their clusters, users and access lists. */
export const mongodbatlas: Service = { behaviours: [project, cluster, databaseUser, ipAccessList] };
