import type { CheckFailure, Inputs } from "../../cloud/behaviour.ts";
import { CA_CERTIFICATES, isPostgresClass, POSTGRES_VERSIONS } from "../../data/rds-versions.ts";
import { flag, given, number, text, textList } from "../known.ts";
import { dailyWindow, weeklyWindow, windowLength, windowsOverlap } from "./time-windows.ts";

/** GiB, PostgreSQL on gp2 and gp3 (RDS User Guide, "DB instance storage", from memory, 2026-11). */
const STORAGE = { min: 20, max: 65_536 } as const;
/** The ceiling of growing storage, percent of the storage at creation, at least (same page). */
const MIN_CEILING_PERCENT = 110;
/** GiB from which gp3 takes IOPS and throughput of its own for PostgreSQL (same page). */
const GP3_STRIPED = 400;
/** Days (@pulumi/aws 7.48.0, rds.InstanceArgs). */
const BACKUP_RETENTION = { min: 0, max: 35 } as const;
/** Minutes of both windows (RDS User Guide, "Backup window" and "Maintenance window", from memory, 2026-11). */
const MIN_WINDOW = 30;
/**
 * RDS API reference, CreateDBInstance: printable ASCII without `/`, `'`, `"`, `@` and space. Read 2026-11.
 */
const PASSWORD = /^[!#-&(-.0-?A-~]*$/;
const PASSWORD_LENGTH = { min: 8, max: 128 } as const;
const IDENTIFIER = /^[a-z](?!.*--)[a-z0-9-]{0,62}(?<!-)$/;
const SNAPSHOT_NAME = /^[A-Za-z](?!.*--)[0-9A-Za-z-]{0,254}(?<!-)$/;
const USERNAME = /^[a-zA-Z][a-zA-Z0-9_]{0,62}$/;
const DATABASE = /^[a-zA-Z_][a-zA-Z0-9_]{0,62}$/;
/**
 * Words that RDS for PostgreSQL keeps for itself (CreateDBInstance, from memory, 2026-11; the list there is of the
 * engine's words).
 */
const RESERVED_USERS = ["admin", "rdsadmin", "rds_superuser", "rdsrepladmin", "public", "user", "none"];
const RESERVED_DATABASES = ["db", "rdsadmin", "template0", "template1"];
const STORAGE_TYPES = ["standard", "gp2", "gp3", "io1", "io2"];
const MONITORING_INTERVALS = [0, 1, 5, 10, 15, 30, 60];
const LOG_TYPES = ["postgresql", "upgrade", "iam-db-auth-error"];
/** Ways of making an instance out of something else, which this rehearsal does not have. */
const RESTORES = ["replicateSourceDb", "restoreToPointInTime", "s3Import"];

/**
 * The engine version's line of the table, its minor, or the fault. A version without a minor means the
 * newest.
 */
export function readVersion(
  version: string,
): { readonly major: string; readonly minor: number } | { readonly fault: string } {
  const [major, minor, ...rest] = version.split(".");
  const line = POSTGRES_VERSIONS[major ?? ""];
  const known = Object.keys(POSTGRES_VERSIONS).join(", ");
  if (line === undefined || major === undefined || rest.length > 0) {
    return { fault: `Cannot find version ${version} for postgres; this rehearsal knows the majors ${known}` };
  }
  if (minor === undefined) return { major, minor: line.lastMinor };
  if (!/^\d+$/.test(minor) || Number(minor) < line.firstMinor || Number(minor) > line.lastMinor) {
    return {
      fault: `Cannot find version ${version} for postgres; of ${major} there are ${major}.${line.firstMinor} to ${major}.${line.lastMinor}`,
    };
  }
  return { major, minor: Number(minor) };
}

/** Everything that RDS refuses in one instance's values. A password is never shown. */
export function instanceFailures(inputs: Inputs): readonly CheckFailure[] {
  const failures: CheckFailure[] = [];
  const fail = (property: string, reason: string): void => {
    failures.push({ property, reason });
  };
  const pattern = (property: string, form: RegExp, what: string): void => {
    const value = text(inputs, property);
    if (value !== undefined && !form.test(value)) fail(property, `must ${what}; got "${value}"`);
  };
  const oneOf = (property: string, values: readonly (string | number)[]): void => {
    const value = text(inputs, property) ?? number(inputs, property);
    if (value !== undefined && !values.includes(value))
      fail(property, `must be one of ${values.join(", ")}; got ${value}`);
  };
  for (const property of RESTORES)
    if (given(inputs, property)) fail(property, "is not part of this rehearsal; make a new instance");
  if (flag(inputs, "manageMasterUserPassword") === true)
    fail("manageMasterUserPassword", "is not part of this rehearsal; give a password");
  pattern(
    "identifier",
    IDENTIFIER,
    "begin with a letter and hold 1 to 63 lower-case letters, digits and single hyphens",
  );
  pattern(
    "finalSnapshotIdentifier",
    SNAPSHOT_NAME,
    "begin with a letter and hold letters, digits and single hyphens",
  );
  pattern(
    "dbName",
    DATABASE,
    "begin with a letter or underscore and hold 1 to 63 letters, digits and underscores",
  );
  pattern("username", USERNAME, "begin with a letter and hold 1 to 63 letters, digits and underscores");
  oneOf("storageType", STORAGE_TYPES);
  oneOf("caCertIdentifier", CA_CERTIFICATES);
  oneOf("monitoringInterval", MONITORING_INTERVALS);
  engineFailures(inputs, fail);
  storageFailures(inputs, fail);
  nameFailures(inputs, fail);
  windowFailures(inputs, fail);
  return failures;
}

type Fail = (property: string, reason: string) => void;

function engineFailures(inputs: Inputs, fail: Fail): void {
  const engine = text(inputs, "engine");
  if (engine !== undefined && engine !== "postgres")
    fail("engine", `engine "${engine}" is not part of this rehearsal, which knows postgres`);
  const version = text(inputs, "engineVersion");
  const read = version === undefined ? undefined : readVersion(version);
  if (read !== undefined && "fault" in read)
    fail("engineVersion", `InvalidParameterCombination: ${read.fault}`);
  const instanceClass = text(inputs, "instanceClass");
  if (instanceClass !== undefined && !isPostgresClass(instanceClass)) {
    fail("instanceClass", `InvalidParameterValue: Invalid DB Instance class: ${instanceClass}`);
  }
  const life = text(inputs, "engineLifecycleSupport");
  const values = ["open-source-rds-extended-support", "open-source-rds-extended-support-disabled"];
  if (life !== undefined && !values.includes(life))
    fail("engineLifecycleSupport", `must be one of ${values.join(", ")}; got "${life}"`);
  for (const log of textList(inputs, "enabledCloudwatchLogsExports")) {
    if (!LOG_TYPES.includes(log))
      fail(
        "enabledCloudwatchLogsExports",
        `InvalidParameterCombination: You cannot use the log types '${log}' with engine postgres`,
      );
  }
}

function storageFailures(inputs: Inputs, fail: Fail): void {
  const storage = number(inputs, "allocatedStorage");
  const ceiling = number(inputs, "maxAllocatedStorage");
  if (!given(inputs, "allocatedStorage") && !given(inputs, "snapshotIdentifier"))
    fail("allocatedStorage", "InvalidParameterValue: allocatedStorage is required");
  if (storage !== undefined && (storage < STORAGE.min || storage > STORAGE.max)) {
    fail(
      "allocatedStorage",
      `InvalidParameterValue: Invalid storage size for engine name postgres: ${storage}; expected ${STORAGE.min} to ${STORAGE.max} GiB`,
    );
  }
  if (ceiling !== undefined && ceiling > STORAGE.max)
    fail("maxAllocatedStorage", `must be at most ${STORAGE.max} GiB; got ${ceiling}`);
  if (
    storage !== undefined &&
    ceiling !== undefined &&
    ceiling !== 0 &&
    ceiling * 100 < storage * MIN_CEILING_PERCENT
  ) {
    fail(
      "maxAllocatedStorage",
      `InvalidParameterCombination: Max storage size must be at least 10% greater than allocated storage ${storage}; got ${ceiling}`,
    );
  }
  const striped = storage === undefined || storage >= GP3_STRIPED || text(inputs, "storageType") !== "gp3";
  if (!striped && (given(inputs, "iops") || given(inputs, "storageThroughput"))) {
    fail(
      "iops",
      `InvalidParameterCombination: You can't specify IOPS or storage throughput for engine postgres and a storage size less than ${GP3_STRIPED}.`,
    );
  }
  if (
    given(inputs, "kmsKeyId") &&
    flag(inputs, "storageEncrypted") !== true &&
    typeof inputs.storageEncrypted !== "symbol"
  ) {
    fail("kmsKeyId", "InvalidParameterCombination: a KMS key needs storageEncrypted to be true");
  }
  const days = number(inputs, "performanceInsightsRetentionPeriod");
  if (days !== undefined && days !== 7 && days !== 731 && (days % 31 !== 0 || days < 31 || days > 713)) {
    fail(
      "performanceInsightsRetentionPeriod",
      `InvalidParameterValue: must be 7, 731 or a multiple of 31; got ${days}`,
    );
  }
  if (
    number(inputs, "monitoringInterval") !== undefined &&
    number(inputs, "monitoringInterval") !== 0 &&
    !given(inputs, "monitoringRoleArn")
  ) {
    fail(
      "monitoringRoleArn",
      "InvalidParameterCombination: A MonitoringRoleARN value is required if you specify a MonitoringInterval value other than 0.",
    );
  }
  if (flag(inputs, "multiAz") === true && given(inputs, "availabilityZone")) {
    fail(
      "availabilityZone",
      "InvalidParameterCombination: Requesting a specific availability zone is not valid for Multi-AZ instances.",
    );
  }
}

function nameFailures(inputs: Inputs, fail: Fail): void {
  const user = text(inputs, "username");
  if (user !== undefined && RESERVED_USERS.includes(user.toLowerCase())) {
    fail(
      "username",
      `InvalidParameterValue: MasterUsername ${user} cannot be used as it is a reserved word used by the engine`,
    );
  }
  const database = text(inputs, "dbName");
  if (database !== undefined && RESERVED_DATABASES.includes(database.toLowerCase())) {
    fail(
      "dbName",
      `InvalidParameterValue: DBName ${database} cannot be used. It is a reserved word for this engine`,
    );
  }
  const password = text(inputs, "password");
  if (password === undefined) return;
  if (password.length < PASSWORD_LENGTH.min || password.length > PASSWORD_LENGTH.max) {
    fail(
      "password",
      `InvalidParameterValue: The parameter MasterUserPassword must have ${PASSWORD_LENGTH.min} to ${PASSWORD_LENGTH.max} characters; it has ${password.length}`,
    );
  }
  if (!PASSWORD.test(password)) {
    fail(
      "password",
      "InvalidParameterValue: The parameter MasterUserPassword is not a valid password. Only printable ASCII characters besides '/', '@', '\"', ' ' may be used.",
    );
  }
}

function windowFailures(inputs: Inputs, fail: Fail): void {
  const retention = number(inputs, "backupRetentionPeriod");
  if (retention !== undefined && (retention < BACKUP_RETENTION.min || retention > BACKUP_RETENTION.max)) {
    fail(
      "backupRetentionPeriod",
      `InvalidParameterValue: Invalid backup retention period: ${retention}. Must be between 0 and 35`,
    );
  }
  const backupText = text(inputs, "backupWindow");
  const maintenanceText = text(inputs, "maintenanceWindow");
  const backup = backupText === undefined ? undefined : dailyWindow(backupText);
  const maintenance = maintenanceText === undefined ? undefined : weeklyWindow(maintenanceText);
  if (backupText !== undefined && backup === undefined)
    fail("backupWindow", `must satisfy the format of "hh24:mi-hh24:mi"; got "${backupText}"`);
  if (maintenanceText !== undefined && maintenance === undefined) {
    fail(
      "maintenanceWindow",
      `must satisfy the format of "ddd:hh24:mi-ddd:hh24:mi"; got "${maintenanceText}"`,
    );
  }
  for (const [property, window] of [
    ["backupWindow", backup],
    ["maintenanceWindow", maintenance],
  ] as const) {
    if (window !== undefined && windowLength(window) < MIN_WINDOW)
      fail(property, `InvalidParameterValue: must be at least ${MIN_WINDOW} minutes long`);
  }
  if (backup !== undefined && maintenance !== undefined && windowsOverlap(backup, maintenance)) {
    fail(
      "backupWindow",
      "InvalidParameterCombination: The backup window and maintenance window must not overlap.",
    );
  }
}
