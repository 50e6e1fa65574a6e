/** Port of PostgreSQL, registered with IANA. */
export const POSTGRES_PORT = 5432;

/** Port of Redis and Valkey: ElastiCache's own default, for TLS too. */
export const CACHE_PORT = 6379;
