/** What nobody can read from resources: how much of them is used. Each value is printed wherever it was counted with. */
export const USAGE = {
  hours: { value: 730, unit: "hours a month" },
  balancerUnits: { value: 0.1, unit: "LCU on average, per load balancer" },
  natGb: { value: 10, unit: "GB a month through each NAT gateway" },
  endpointGb: { value: 5, unit: "GB a month through each interface endpoint" },
  egressGb: { value: 50, unit: "GB a month out to the internet, per network" },
  logGb: { value: 0.5, unit: "GB of logs written a month, per log group" },
  logStoredGb: { value: 0.5, unit: "GB of logs kept, per log group" },
  bucketGb: { value: 1, unit: "GB kept, per bucket" },
  bucketPuts: { value: 10_000, unit: "requests a month that write or list, per bucket" },
  bucketGets: { value: 10_000, unit: "requests a month that read, per bucket" },
  imageGb: { value: 1, unit: "GB of images, per repository" },
  snapshotGb: { value: 20, unit: "GB of snapshots, per backup vault" },
  databaseBackupShare: { value: 1, unit: "times the database's storage held as automatic backups" },
  cacheBackupGb: { value: 0.5, unit: "GB of snapshots, per cache that keeps any" },
  scheduledMinutes: { value: 450, unit: "minutes a month that each scheduled task runs (15 a day)" },
  functionCalls: { value: 10_000, unit: "calls a month, per function" },
  functionMilliseconds: { value: 500, unit: "milliseconds per call of a function" },
  wafRequests: { value: 3_000_000, unit: "requests a month through each web ACL" },
  keyRequests: { value: 10_000, unit: "requests a month, per key" },
  secretCalls: { value: 1_000, unit: "calls a month, per secret" },
  accountEvents: { value: 500_000, unit: "management events a month, per region watched" },
  threatGb: { value: 5, unit: "GB of flow and DNS logs a month that GuardDuty reads, per region watched" },
  objectEvents: { value: 100_000, unit: "S3 data events a month that GuardDuty reads, per region watched" },
  configItems: { value: 1_000, unit: "configuration items a month, per recorder" },
  containerMetrics: { value: 20, unit: "metrics of Container Insights, per cluster" },
  topicMessages: { value: 1_000, unit: "messages a month, per topic" },
  mails: { value: 100, unit: "mails a month, per subscriber" },
  smsMessages: { value: 20, unit: "text messages a month, per subscriber" },
  canaryRuns: { value: 8_760, unit: "runs a month, per canary (every 5 minutes)" },
  staff: { value: 10, unit: "people who log in through Cloudflare Access" },
} as const satisfies Readonly<Record<string, { readonly value: number; readonly unit: string }>>;

export type UsageName = keyof typeof USAGE;

/** Values that take the place of the assumed ones. */
export type Usage = Readonly<Partial<Record<UsageName, number>>>;

export function isUsageName(name: string): name is UsageName {
  return Object.hasOwn(USAGE, name);
}
