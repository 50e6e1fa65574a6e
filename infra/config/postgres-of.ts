/** The database's words where it is PostgreSQL; undefined for another, and for none. One without its engine counts: that is told elsewhere. */
export function postgresOf<D extends { readonly engine?: string | undefined }>(
  database: D | undefined,
): Extract<D, { readonly engine?: "postgres" | undefined }> | undefined {
  type Postgres = Extract<D, { readonly engine?: "postgres" | undefined }>;
  return database?.engine === "mongodb" ? undefined : (database as Postgres | undefined); // the engine tells which of the union it is
}
