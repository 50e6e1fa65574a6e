/**
 * Cache engines and the major versions that ElastiCache keeps under standard support, with the last day where one is
 * announced (`yyyy-mm-dd`). Source: ElastiCache User Guide, "Engine versions and upgrading", "End of standard support";
 * from memory, 2026-11.
 */
export const CACHE_SUPPORT: Readonly<Record<string, Readonly<Record<string, string | undefined>>>> = {
  valkey: { "7": undefined, "8": undefined, "9": undefined },
  redis: { "4": "2026-01-31", "5": "2026-01-31", "6": undefined, "7": undefined },
};
