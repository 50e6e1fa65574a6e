import type { Source } from "./fact.ts";

/** A major version that AWS sells under standard support. */
export interface EngineVersion {
  /** What a configuration's version starts with: `16` or `8`. */
  readonly major: string;
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

/**
 * PostgreSQL on RDS. Standard support ends with the February after the community's own end (11: 2024-02-29, 12: 2025-02-28,
 * read in AWS's announcements); the later dates follow that rule, since the calendar itself was out of reach. 13 left standard support on 2026-02-28 and is not offered:
 * extended support is paid for by the core.
 */
export const postgresVersions: readonly EngineVersion[] = [
  { major: "14", family: "postgres14", standardSupportEnds: "2027-02-28" },
  { major: "15", family: "postgres15", standardSupportEnds: "2028-02-29" },
  { major: "16", family: "postgres16", standardSupportEnds: "2029-02-28" },
  { major: "17", family: "postgres17", standardSupportEnds: "2030-02-28" },
  { major: "18", family: "postgres18", standardSupportEnds: "2031-02-28" },
];

/** ElastiCache. Redis OSS 4 and 5 left standard support on 2026-01-31 and are not offered. */
export const cacheVersions: Readonly<Record<"valkey" | "redis", readonly EngineVersion[]>> = {
  valkey: [
    { major: "7", family: "valkey7", standardSupportEnds: undefined },
    { major: "8", family: "valkey8", standardSupportEnds: undefined },
    { major: "9", family: "valkey9", standardSupportEnds: undefined },
  ],
  redis: [
    { major: "6", family: "redis6.x", standardSupportEnds: undefined },
    { major: "7", family: "redis7", standardSupportEnds: undefined },
  ],
};
