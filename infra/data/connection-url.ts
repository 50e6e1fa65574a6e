/** Where a client connects, and as whom. */
export interface PostgresAddress {
  readonly host: string;
  readonly port: number;
  readonly databaseName: string;
  readonly username: string;
  readonly password: string;
}

/** The URL of a PostgreSQL database; `sslmode=require` makes clients refuse a connection without TLS. `disable` is for the task's own loopback alone. */
export function postgresUrl(address: PostgresAddress, sslmode: "require" | "disable" = "require"): string {
  const login = `${encode(address.username)}:${encode(address.password)}`;
  return `postgresql://${login}@${address.host}:${address.port}/${encode(address.databaseName)}?sslmode=${sslmode}`;
}

export interface CacheAddress {
  readonly host: string;
  readonly port: number;
  /** The AUTH token. */
  readonly password: string;
}

/**
 * The URL of a Redis or Valkey server over TLS. No user stands in it: an AUTH token belongs to the default
 * user.
 */
export function cacheUrl(address: CacheAddress): string {
  return `rediss://:${encode(address.password)}@${address.host}:${address.port}`;
}

/** Percent-encoding that also covers `!'()*`, which encodeURIComponent leaves alone and RFC 3986 reserves. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
