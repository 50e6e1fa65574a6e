/** What the stack tells the function. */
export interface Variables {
  readonly database: string;
  readonly keepDays: number;
}

/** Reads the function's variables. Throws for one that is missing: without its days no snapshot would ever be let go. */
export function readVariables(env: Readonly<Record<string, string | undefined>>): Variables {
  const { DATABASE_IDENTIFIER: database, KEEP_DAYS: days } = env;
  if (database === undefined || database === "")
    throw new Error("DATABASE_IDENTIFIER: the name of a database was expected; got none. Run slipway up.");
  const keepDays = Number(days);
  if (!Number.isInteger(keepDays) || keepDays < 1)
    throw new Error(`KEEP_DAYS: a whole number from 1 was expected; got ${days ?? "none"}. Run slipway up.`);
  return { database, keepDays };
}
