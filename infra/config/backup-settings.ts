/** Copies of the database beside RDS's own point-in-time recovery. */
export interface BackupSettings {
  /** UTC, `hh:mm-hh:mm`: when a snapshot has to start. */
  readonly window: string;
  readonly dailyRetentionDays: number;
  readonly monthlyRetentionDays: number;
  /** `governance`: only those whom IAM lets can delete a snapshot before its time. */
  readonly lock: "governance" | "none";
  /** Undefined where nobody names an image for it. */
  readonly dump: DumpSettings | undefined;
}

/** The task that writes a logical dump into the bucket of the recovery region. */
export interface DumpSettings {
  /** `<repository>@sha256:<64 hex>`; what it holds stands in the schema. */
  readonly image: string;
  readonly architecture: "X86_64" | "ARM64";
  /** Numeric `uid` or `uid:gid`, neither 0. */
  readonly user: string;
  readonly cpuUnits: number;
  readonly memoryMib: number;
  /** UTC, `hh:mm`, every day. */
  readonly schedule: string;
  readonly retentionDays: number;
  /** Name of the secret that holds the database's URL. */
  readonly secretName: string;
  /** Undefined where nobody restores a dump by itself. */
  readonly restoreTest: RestoreTestSettings | undefined;
}

/** The task that restores the newest dump into an empty server of its own. */
export interface RestoreTestSettings {
  /** `<repository>@sha256:<64 hex>`; what it holds, and that it declares /scratch, stands in the schema. */
  readonly image: string;
  readonly cpuUnits: number;
  readonly memoryMib: number;
  /** UTC, `hh:mm`, every day. */
  readonly schedule: string;
}
