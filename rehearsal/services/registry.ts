import type { Behaviour, Lookup, Service } from "../cloud/behaviour.ts";

/** Every behaviour and data source by its token. */
export class Registry {
  readonly #behaviours = new Map<string, Behaviour>();
  readonly #lookups = new Map<string, Lookup>();

  constructor(services: readonly Service[]) {
    for (const service of services) {
      for (const behaviour of service.behaviours) add(this.#behaviours, behaviour);
      for (const lookup of service.lookups ?? []) add(this.#lookups, lookup);
    }
  }

  behaviour(token: string): Behaviour | undefined {
    return this.#behaviours.get(token);
  }

  lookup(token: string): Lookup | undefined {
    return this.#lookups.get(token);
  }

  /** All resource types that the rehearsal knows, sorted. */
  tokens(): readonly string[] {
    return [...this.#behaviours.keys()].sort();
  }

  /** All data sources that the rehearsal knows, sorted. */
  lookupTokens(): readonly string[] {
    return [...this.#lookups.keys()].sort();
  }
}

function add<T extends { readonly token: string }>(map: Map<string, T>, entry: T): void {
  if (map.has(entry.token)) throw new Error(`${entry.token} has two behaviours`);
  map.set(entry.token, entry);
}
