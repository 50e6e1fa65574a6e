/** Where a client of MongoDB finds the cluster, and as whom. */
export interface MongodbAddress {
  /** The name whose SRV record lists the members. */
  readonly host: string;
  readonly databaseName: string;
  readonly username: string;
  readonly password: string;
}

/**
 * The URL of a cluster on Atlas. `tls=true` says what mongodb+srv means anyway, so that a client that ignores the scheme's meaning
 * does not connect in plain. Users of Atlas stand on `admin`. Writes are done when most members hold them.
 */
export function mongodbUrl({ databaseName, host, password, username }: MongodbAddress): string {
  const login = `${encodeURIComponent(username)}:${encodeURIComponent(password)}`;
  return `mongodb+srv://${login}@${host}/${databaseName}?authSource=admin&retryWrites=true&w=majority&tls=true`;
}

/** The host of an address as Atlas gives it: `mongodb+srv://shop.ab1cd.mongodb.net`. */
export function srvHost(address: string): string {
  const match = /^mongodb\+srv:\/\/([^/?]+)/.exec(address);
  if (match?.[1] === undefined)
    throw new Error("connection string of the cluster: mongodb+srv://<host> was expected; got another form.");
  return match[1];
}
