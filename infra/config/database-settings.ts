import type { AtlasTierName } from "../tables/atlas-tiers.ts";

/** The stack's database; each engine has words of its own. */
export type DatabaseSettings = PostgresSettings | MongodbSettings;

export interface PostgresSettings {
  readonly engine: "postgres";
  /** Major and minor, such as `16.10`. */
  readonly version: string;
  readonly instanceClass: string;
  /** GiB at creation. No default: it is a cost decision. */
  readonly storageGib: number;
  /** GiB up to which storage grows by itself. */
  readonly maxStorageGib: number;
  readonly databaseName: string;
  readonly username: string;
  /** Spans two zones. */
  readonly multiAz: boolean;
  /** Automated backups with point-in-time recovery, days, 1 to 35. */
  readonly backupRetentionDays: number;
  /** What stands between services and database; undefined where services connect themselves. */
  readonly pool: PoolSettings | undefined;
  /** Connections that no service takes. */
  readonly reservedConnections: number;
  /** Statements slower than this are logged, milliseconds. */
  readonly slowQueryMilliseconds: number;
  /** UTC, `hh:mm-hh:mm`. */
  readonly backupWindow: string;
  /** UTC, `ddd:hh:mm-ddd:hh:mm`. */
  readonly maintenanceWindow: string;
}

/** A pool outside the tasks, or one beside each of them. */
export type PoolSettings = RdsProxyPool | PgbouncerPool;

export interface PgbouncerPool {
  readonly kind: "pgbouncer";
  /** `<repository>@sha256:<64 hex>`. */
  readonly image: string;
  /** Name of the secret that holds its registry's user name and password; left out for a public image, and for ECR. */
  readonly imageCredentials?: string | undefined;
  /** Most connections to the database of one task's pooler, 1 to 1000. */
  readonly connectionsPerTask: number;
}

export interface RdsProxyPool {
  readonly kind: "rds-proxy";
  /** Share of the database's connections that the pool may open, percent, 1 to 100. */
  readonly maxConnectionsPercent: number;
  /** Seconds after which a client's quiet connection is closed, 1 to 28800. */
  readonly idleClientSeconds: number;
}

/** MongoDB on Atlas. */
export interface MongodbSettings {
  readonly engine: "mongodb";
  /** Size of the cluster. No default: it is a cost decision. */
  readonly tier: AtlasTierName;
  /** AWS's name of the region in which the cluster stands; another than the stack's below M10 only. */
  readonly region: string;
  /** Major version, such as `8.0`; undefined below M10, which runs Atlas's own choice. */
  readonly version: string | undefined;
  /** GiB of each member; undefined below M10, where it comes with the tier. */
  readonly storageGib: number | undefined;
  readonly databaseName: string;
  /** What the names of both users begin with. */
  readonly username: string;
  /** Odd: the first user is current; even: the second. */
  readonly turn: number;
  readonly reach: "private-endpoint" | "egress-addresses";
  /** Days in which every moment can be brought back, 0 to 35; 0 means none, as below M10. */
  readonly pointInTimeDays: number;
  /** Logins, users and changes of structure are recorded; false below M10. */
  readonly auditing: boolean;
  /** Encrypted at rest with the product's own KMS key; false below M10. */
  readonly ownKey: boolean;
  /** Who alone may change the policy under which nobody deletes backups; undefined where there is none. */
  readonly backupCompliance: BackupComplianceSettings | undefined;
  /** UTC, `ddd:hh:mm-ddd:hh:mm`; undefined below M10. */
  readonly maintenanceWindow: string | undefined;
}

/** The person whom MongoDB's support asks before it changes the backup compliance policy. */
export interface BackupComplianceSettings {
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
}
