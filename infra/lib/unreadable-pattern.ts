/** What is wrong with a filter pattern, as the last two parts of a message. */
export interface PatternFault {
  readonly found: string;
  readonly next: string;
}

/** Ends the reading of a filter pattern at its first fault. */
export class UnreadablePattern extends Error {
  readonly fault: PatternFault;

  constructor(found: string, next: string) {
    super(found);
    this.fault = { found, next };
  }
}

/** What stands where nothing can be read. */
export function unreadable(rest: string): UnreadablePattern {
  if (rest.startsWith('"')) return new UnreadablePattern("a quote that nobody closes", 'Close it with "');
  if (rest.startsWith("%"))
    return new UnreadablePattern("a % that nobody closes", "End the regular expression with %");
  if (rest.startsWith("$"))
    return new UnreadablePattern(
      `${first(rest)}, which names no field`,
      "Write a field such as $.event or $.items[0].id",
    );
  return new UnreadablePattern(
    `${first(rest)} where it means nothing`,
    "Put text with other signs than letters, digits and _ in quotes",
  );
}

/** The beginning of a text, for a message. */
export function first(rest: string): string {
  return JSON.stringify(/^\S{1,20}/.exec(rest)?.[0] ?? rest);
}
