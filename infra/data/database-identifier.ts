/**
 * The identifier of a stack's database instance, such as `shop-production-database`. Given by us and not by
 * the engine, since RDS makes the names of its log groups from it, and those groups have to stand before the
 * instance. A changed identifier renames the instance in place and with it its host name: every open
 * connection and every old URL breaks.
 */
export function databaseIdentifier(prefix: string): string {
  return `${prefix}-database`;
}
