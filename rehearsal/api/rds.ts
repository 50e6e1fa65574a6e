import type { Cloud } from "../cloud/cloud.ts";
import { CloudError } from "../cloud/cloud-error.ts";
import {
  removeSnapshot,
  type SeenSnapshot,
  snapshotsOf,
  takeSnapshot,
} from "../services/aws/rds-snapshots.ts";
import { roleAllows } from "../services/aws/role-judge.ts";
import { TOKEN } from "../services/aws/tokens.ts";
import { text } from "../services/known.ts";
import type { QueryOperation, Xml } from "./query-operation.ts";

const VERSION = "2014-10-31";

/** Snapshots on a page (RDS API reference, DescribeDBSnapshots, MaxRecords, from memory, 2026-11). */
const PAGE = { least: 20, most: 100 } as const;

/** RDS API reference, CreateDBSnapshot (from memory, 2026-11). A role needs the right on the database and on the snapshot. */
const createDbSnapshot: QueryOperation = {
  action: "CreateDBSnapshot",
  version: VERSION,
  writes: true,
  run(form, cloud, roleName) {
    const database = required(form, "DBInstanceIdentifier");
    const name = required(form, "DBSnapshotIdentifier");
    requireRight(cloud, roleName, "rds:CreateDBSnapshot", [`db:${database}`, `snapshot:${name}`]);
    return { DBSnapshot: shown(takeSnapshot(cloud, database, name)) };
  },
};

/**
 * RDS API reference, DescribeDBSnapshots (from memory, 2026-11). A list that names no snapshot is judged on all of them: in the
 * Service Authorization Reference the action has both types, and which of them a list of one database is held to is not said.
 */
const describeDbSnapshots: QueryOperation = {
  action: "DescribeDBSnapshots",
  version: VERSION,
  writes: false,
  run(form, cloud, roleName) {
    const database = form.get("DBInstanceIdentifier") ?? undefined;
    const name = form.get("DBSnapshotIdentifier") ?? undefined;
    const type = form.get("SnapshotType") ?? undefined;
    const about = [`snapshot:${name ?? "*"}`, ...(database === undefined ? [] : [`db:${database}`])];
    requireRight(cloud, roleName, "rds:DescribeDBSnapshots", about);
    const found = snapshotsOf(cloud)
      .filter((one) => database === undefined || one.database === database)
      .filter((one) => name === undefined || one.name === name.toLowerCase())
      .filter((one) => type === undefined || one.type === type);
    if (name !== undefined && found.length === 0)
      throw new CloudError("DBSnapshotNotFound", `DBSnapshot ${name} not found.`);
    return page(found, form);
  },
};

/** RDS API reference, DeleteDBSnapshot (from memory, 2026-11). */
const deleteDbSnapshot: QueryOperation = {
  action: "DeleteDBSnapshot",
  version: VERSION,
  writes: true,
  run(form, cloud, roleName) {
    const name = required(form, "DBSnapshotIdentifier");
    requireRight(cloud, roleName, "rds:DeleteDBSnapshot", [`snapshot:${name}`]);
    return { DBSnapshot: shown({ ...removeSnapshot(cloud, name), status: "deleted" }) };
  },
};

function required(form: URLSearchParams, name: string): string {
  const value = form.get(name);
  if (value === null || value === "")
    throw new CloudError("MissingParameter", `The request must contain the parameter ${name}.`);
  return value;
}

/** Refuses a role that may not do that to each of the resources. */
function requireRight(
  cloud: Cloud,
  roleName: string | undefined,
  action: string,
  resources: readonly string[],
): void {
  if (roleName === undefined) return;
  const role = cloud.list(TOKEN.role).find((one) => one.id === roleName);
  const refused = resources
    .map((resource) => cloud.arn("rds", resource))
    .find((arn) => role === undefined || !roleAllows(cloud, role, action, arn));
  if (refused === undefined) return;
  throw new CloudError(
    "AccessDenied",
    `User: arn:aws:sts::${cloud.caller.accountId}:assumed-role/${roleName} is not authorized to perform: ${action} on resource: ${refused} because no identity-based policy allows the ${action} action`,
  );
}

function page(found: readonly SeenSnapshot[], form: URLSearchParams): Readonly<Record<string, Xml>> {
  const size = Number(form.get("MaxRecords") ?? PAGE.most);
  if (!(size >= PAGE.least && size <= PAGE.most))
    throw new CloudError(
      "InvalidParameterValue",
      `Invalid value ${size} for MaxRecords. Must be between ${PAGE.least} and ${PAGE.most}`,
    );
  const from = Number(form.get("Marker") ?? 0);
  const next = from + size;
  return {
    DBSnapshots: { DBSnapshot: found.slice(from, next).map(shown) },
    Marker: next < found.length ? String(next) : undefined,
  };
}

/** RDS API reference, DBSnapshot: what a reader of this project asks for, and what tells snapshots apart. */
function shown({ arn, database, entity, madeAt, name, status, type }: SeenSnapshot): Xml {
  return {
    DBSnapshotIdentifier: name,
    DBInstanceIdentifier: database,
    DBSnapshotArn: arn,
    Status: status,
    SnapshotType: type,
    SnapshotCreateTime: madeAt?.toISOString(),
    Engine: text(entity.outputs, "engine"),
    EngineVersion: text(entity.outputs, "engineVersion"),
    KmsKeyId: text(entity.outputs, "kmsKeyId"),
    PercentProgress: status === "creating" ? 0 : 100,
  };
}

export const rdsApi: readonly QueryOperation[] = [createDbSnapshot, describeDbSnapshots, deleteDbSnapshot];
