import type { FaultKind } from "./fault-kinds.ts";

/** A fault that is switched on by hand or by a test. */
export interface Fault {
  readonly kind: FaultKind;
  /** The image that it strikes, by digest or by `<registry>/<repository>`; `*` is every one. */
  readonly target: string;
}

/** The faults of one world, and which of them have struck. */
export class Faults {
  readonly #all: readonly Fault[];
  readonly #struck = new Set<Fault>();

  constructor(all: readonly Fault[] = []) {
    this.#all = all;
  }

  /** True where one of them strikes. */
  strike(kind: FaultKind, target: string): boolean {
    const striking = this.#all.filter(
      (fault) => fault.kind === kind && (fault.target === "*" || fault.target === target),
    );
    for (const fault of striking) this.#struck.add(fault);
    return striking.length > 0;
  }

  /** Those that nothing was struck by. */
  get idle(): readonly Fault[] {
    return this.#all.filter((fault) => !this.#struck.has(fault));
  }
}
