/**
 * Last day of standard support on RDS by PostgreSQL's major version, `yyyy-mm-dd`.
 * Source: RDS for PostgreSQL release calendar, "RDS end of standard support date"; from memory, 2026-11; of 12 the
 * AWS Database Blog, "Upgrade strategies for … PostgreSQL 12", read 2026-11-27.
 */
export const POSTGRES_SUPPORT: Readonly<Record<string, string>> = {
  "11": "2024-02-29",
  "12": "2025-02-28",
  "13": "2026-02-28",
  "14": "2027-02-28",
  "15": "2028-02-29",
  "16": "2029-02-28",
  "17": "2030-02-28",
  "18": "2031-02-28",
};
