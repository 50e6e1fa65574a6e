import type { Behaviour, Inputs } from "../../cloud/behaviour.ts";
import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import { given, records, text } from "../known.ts";
import { encodedId, ofProject, requireProject } from "./project-of.ts";
import { ATLAS } from "./tokens.ts";

/** Characters of a password at least (Administration API, createDatabaseUser: `password`, from memory, 2026-11). */
const MIN_PASSWORD = 8;
/** Databases that know users: `admin` for passwords, `$external` for the rest (databaseUser.d.ts 4.16.0, read 2026-11-27). */
const DATABASES = ["admin", "$external"];
/** Roles over all databases, which stand on `admin` (Atlas, "Built-in roles", from memory, 2026-11). */
const ADMIN_ROLES = [
  ...["atlasAdmin", "backup", "clusterMonitor", "dbAdminAnyDatabase", "enableSharding"],
  ...["readAnyDatabase", "readWriteAnyDatabase"],
];

/** A user of a project's databases. A password that changes holds at once, and ends nobody's open connection. */
export const databaseUser: Behaviour = {
  token: ATLAS.user,

  check(inputs) {
    const failures = [];
    const database = text(inputs, "authDatabaseName");
    if (database !== undefined && !DATABASES.includes(database))
      failures.push({
        property: "authDatabaseName",
        reason: `must be admin or $external; got "${database}"`,
      });
    const password = text(inputs, "password");
    if (password !== undefined && password.length < MIN_PASSWORD)
      failures.push({ property: "password", reason: `must hold ${MIN_PASSWORD} characters or more` });
    if (database === "admin" && !given(inputs, "password") && !given(inputs, "passwordWo"))
      failures.push({ property: "password", reason: "must be given for a user of admin" });
    if (Array.isArray(inputs.roles) && inputs.roles.length === 0)
      failures.push({ property: "roles", reason: "must hold one role or more" });
    for (const [index, role] of records(inputs, "roles").entries()) {
      const name = text(role, "roleName") ?? "";
      const at = text(role, "databaseName");
      if (ADMIN_ROLES.includes(name) && at !== undefined && at !== "admin")
        failures.push({
          property: `roles[${index}].databaseName`,
          reason: `must be admin for ${name}; got "${at}"`,
        });
    }
    return failures;
  },

  create(inputs, cloud) {
    const project = requireProject(inputs, cloud);
    requireScopes(inputs, project.id, cloud);
    const username = text(inputs, "username") ?? "";
    const database = text(inputs, "authDatabaseName") ?? "";
    const twin = ofProject(ATLAS.user, project.id, cloud).some(
      (one) => one.inputs.username === username && one.inputs.authDatabaseName === database,
    );
    if (twin)
      throw new CloudError(
        "USER_ALREADY_EXISTS",
        `A user with username ${username}@${database} already exists.`,
      );
    return {
      id: encodedId({ auth_database_name: database, project_id: project.id, username }),
      outputs: { awsIamType: "NONE", ldapAuthType: "NONE", oidcAuthType: "NONE" },
    };
  },

  update(entity, next, cloud) {
    // The provider asks by the new name (internal/service/databaseuser at 468253d, Update, read 2026-11-27).
    if (next.authDatabaseName !== entity.inputs.authDatabaseName)
      throw new CloudError(
        "USER_NOT_FOUND",
        `No user with username ${String(next.username)} exists on ${String(next.authDatabaseName)}.`,
      );
    requireScopes(next, String(next.projectId), cloud);
    return undefined;
  },
};

/** A user that is held to a cluster names one of its own project. */
function requireScopes(inputs: Inputs, projectId: string, cloud: Cloud): void {
  const names = ofProject(ATLAS.cluster, projectId, cloud).map((one) => one.inputs.name);
  for (const scope of records(inputs, "scopes")) {
    if (text(scope, "type") !== "CLUSTER" || names.includes(scope.name)) continue;
    throw new CloudError(
      "INVALID_ATTRIBUTE",
      `No cluster named ${String(scope.name)} exists in group ${projectId}.`,
    );
  }
}
