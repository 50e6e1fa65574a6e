/** Port of PostgreSQL, registered with IANA. */
export const POSTGRES_PORT = 5432;

/** Port of Redis and Valkey: ElastiCache's own default, for TLS too. */
export const CACHE_PORT = 6379;

/** Port of each member of a cluster on Atlas at its public address (Atlas, "Connect to a cluster", from memory, 2026-11). */
export const ATLAS_PORT = 27_017;

/** Behind a private endpoint every member has a port of its own from this range (Atlas, "Private endpoints", from memory, 2026-11). */
export const ATLAS_PRIVATE_PORTS = { from: 1024, to: 65_535 } as const;
