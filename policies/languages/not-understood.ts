/** Thrown where a language's reader meets a word that it does not know: what it would decide is then not known either. */
export class NotUnderstood extends Error {
  constructor(what: string) {
    super(`not understood: ${what}`);
    this.name = "NotUnderstood";
  }
}
