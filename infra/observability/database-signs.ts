import type { Input } from "@pulumi/pulumi";
import type { Sign } from "./vital-signs.ts";

const GIB = 1024 ** 3;

/** Share of storage and memory that must stay free: below it, a busy day fills the rest. */
const FREE_SHARE = 0.1;

/** Share of the connections that may be open. */
const CONNECTION_SHARE = 0.8;

/** Percent of CPU. */
const BUSY_PERCENT = 80;

export interface DatabaseSignsArgs {
  readonly identifier: Input<string>;
  /** GiB at creation; storage that grew since makes the alarm no earlier. */
  readonly storageGib: number;
  /** Undefined for a class whose memory is not known: memory and connections are not watched then. */
  readonly memoryGib: number | undefined;
  readonly maxConnections: number | undefined;
}

/** RDS. */
export function databaseSigns(args: DatabaseSignsArgs): readonly Sign[] {
  const dimensions = { DBInstanceIdentifier: args.identifier };
  const metric = (name: string, statistic: string) => ({ namespace: "AWS/RDS", name, statistic, dimensions });
  const storageGib = round(args.storageGib * FREE_SHARE);
  const common = { periodSeconds: 300, silence: "missing" } as const;
  return [
    {
      ...common,
      name: "database-cpu",
      severity: "warning",
      what: `CPU of the database has been above ${BUSY_PERCENT} % for 15 minutes`,
      firstStep:
        "Find the slowest statements in Performance Insights or in the database's log of slow queries",
      watch: metric("CPUUtilization", "Average"),
      comparison: "GreaterThanThreshold",
      threshold: BUSY_PERCENT,
      periods: 3,
    },
    {
      ...common,
      name: "database-storage",
      severity: "critical",
      what: `The database has had less than ${storageGib} GiB of free storage for 10 minutes`,
      firstStep: "Raise database.maxStorageGib and run slipway up; a full disk stops every write",
      watch: metric("FreeStorageSpace", "Minimum"),
      comparison: "LessThanThreshold",
      threshold: storageGib * GIB,
      periods: 2,
    },
    ...memorySigns(args, metric),
  ];
}

function memorySigns(
  { maxConnections, memoryGib }: DatabaseSignsArgs,
  metric: (
    name: string,
    statistic: string,
  ) => { namespace: string; name: string; statistic: string; dimensions: Record<string, Input<string>> },
): readonly Sign[] {
  if (memoryGib === undefined || maxConnections === undefined) return [];
  const freeGib = round(memoryGib * FREE_SHARE);
  const connections = Math.floor(maxConnections * CONNECTION_SHARE);
  const common = { periodSeconds: 300, periods: 3, silence: "missing" } as const;
  return [
    {
      ...common,
      name: "database-memory",
      severity: "warning",
      what: `The database has had less than ${freeGib} GiB of free memory for 15 minutes`,
      firstStep: "See whether connections grew with it; if not, choose a larger database.instanceClass",
      watch: metric("FreeableMemory", "Average"),
      comparison: "LessThanThreshold",
      threshold: freeGib * GIB,
    },
    {
      ...common,
      name: "database-connections",
      severity: "critical",
      what: `More than ${connections} of about ${maxConnections} connections of the database have been open for 15 minutes`,
      firstStep:
        "See in the dashboard system-health which service grew, and lower its pool or its task count",
      watch: metric("DatabaseConnections", "Maximum"),
      comparison: "GreaterThanThreshold",
      threshold: connections,
    },
  ];
}

/** To hundredths, so that text and threshold say the same. */
function round(figure: number): number {
  return Math.round(figure * 100) / 100;
}
