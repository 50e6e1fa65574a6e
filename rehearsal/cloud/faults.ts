/** A fault that is switched on by hand or by a test: `health` of an image's digest, `pull` of one, and so on. */
export interface Fault {
  readonly kind: string;
  /** What it strikes; `*` is everything. */
  readonly target: string;
}

/** True where one of the faults strikes. */
export function strikes(faults: readonly Fault[], kind: string, target: string): boolean {
  return faults.some((fault) => fault.kind === kind && (fault.target === "*" || fault.target === target));
}
