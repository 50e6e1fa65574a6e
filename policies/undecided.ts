/** Thrown by readers: the rule needs a value that cannot be known now. Its path is what the report lists. */
export class Undecided extends Error {
  readonly path: string;
  readonly reason: string;

  constructor(path: string, reason = "not known before the update") {
    super(`${path}: ${reason}`);
    this.name = "Undecided";
    this.path = path;
    this.reason = reason;
  }
}
