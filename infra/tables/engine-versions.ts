import type { Source } from "./fact.ts";

/** A major version that AWS sells under standard support. */
export interface EngineVersion {
  /** What a configuration's version starts with: `16` or `8`. */
  readonly major: string;
  /** The minor versions with which something new can be made, oldest first. A newer one of AWS's is added here. */
  readonly minors: readonly number[];
  /** The parameter group family that goes with it. */
  readonly family: string;
  /** Last day of standard support, `yyyy-mm-dd`; undefined where no announcement was found. */
  readonly standardSupportEnds: string | undefined;
}

export const sources: Readonly<Record<"postgres" | "valkey" | "redis", Source>> = {
  postgres: {
    unit: "major version, day",
    url: "https://docs.aws.amazon.com/AmazonRDS/latest/PostgreSQLReleaseNotes/postgresql-release-calendar.html",
    readOn: "2026-11",
  },
  valkey: {
    unit: "major version, day",
    url: "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/engine-versions.html",
    readOn: "2026-11",
  },
  redis: {
    unit: "major version, day",
    url: "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/engine-versions.html",
    readOn: "2026-11",
  },
};

/** Whole numbers, both ends included. */
function through(first: number, last: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/**
 * PostgreSQL on RDS. Minors: none older than the first can be made since May 2026; the last is the community's release of
 * that month (from memory, 2026-11). Standard support ends with the February after the community's own end (11: 2024-02-29, 12: 2025-02-28,
 * read in AWS's announcements); the later dates follow that rule, since the calendar itself was out of reach. 13 left standard support on 2026-02-28 and is not offered:
 * extended support is paid for by the core.
 */
export const postgresVersions: readonly EngineVersion[] = [
  { major: "14", minors: through(18, 23), family: "postgres14", standardSupportEnds: "2027-02-28" },
  { major: "15", minors: through(13, 18), family: "postgres15", standardSupportEnds: "2028-02-29" },
  { major: "16", minors: through(9, 14), family: "postgres16", standardSupportEnds: "2029-02-28" },
  { major: "17", minors: through(5, 10), family: "postgres17", standardSupportEnds: "2030-02-28" },
  { major: "18", minors: through(1, 4), family: "postgres18", standardSupportEnds: "2031-02-28" },
];

/** ElastiCache; minors from memory, 2026-11. Redis OSS 4 and 5 left standard support on 2026-01-31 and are not offered. */
export const cacheVersions: Readonly<Record<"valkey" | "redis", readonly EngineVersion[]>> = {
  valkey: [
    { major: "7", minors: [2], family: "valkey7", standardSupportEnds: undefined },
    { major: "8", minors: [0, 1, 2], family: "valkey8", standardSupportEnds: undefined },
    { major: "9", minors: [0, 1], family: "valkey9", standardSupportEnds: undefined },
  ],
  redis: [
    { major: "6", minors: [0, 2], family: "redis6.x", standardSupportEnds: undefined },
    { major: "7", minors: [0, 1], family: "redis7", standardSupportEnds: undefined },
  ],
};
