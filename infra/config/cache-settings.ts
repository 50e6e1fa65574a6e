export interface CacheSettings {
  readonly engine: "valkey" | "redis";
  /** Major and minor, such as `8.0`. */
  readonly version: string;
  readonly nodeType: string;
  /** Nodes in all, 1 to 6; two or more fail over by themselves. */
  readonly nodes: number;
  /** Days that daily snapshots are kept; 0 means none, 0 to 35. */
  readonly snapshotRetentionDays: number;
  readonly snapshotWindow: string;
  readonly maintenanceWindow: string;
}
