import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import type { Entity } from "./entity.ts";
import type { Seal } from "./seal.ts";

/** Raised when a field changes its meaning; an older file is then refused, never rewritten. */
export const STATE_SCHEMA = 1;

/** One simulated account, as its file holds it. */
export interface AccountState {
  readonly provider: string;
  readonly accountId: string;
  /** Calls so far: source of identifiers that never repeat. */
  counter: number;
  entities: Entity[];
}

/** A state file that cannot be used: it is named, and left as it is. */
export class StateFileError extends Error {
  constructor(file: string, expected: string, found: string) {
    super(
      `${file}: ${expected}; got ${found}. ` +
        `The file is left as it is: move it away to start that account anew, or put back an earlier copy.`,
    );
    this.name = "StateFileError";
  }
}

/** The account in that file, or undefined where there is no file. Throws `StateFileError`; `wanted` is whose file it must be. */
export function readAccount(
  file: string,
  seal: Seal,
  wanted: { readonly provider: string; readonly accountId: string },
): AccountState | undefined {
  if (!existsSync(file)) return undefined;
  let parsed: unknown;
  try {
    parsed = JSON.parse(readFileSync(file, "utf8"), seal.reviver);
  } catch (error) {
    const why = error instanceof SyntaxError ? "text that is not JSON" : "sealed values of another key";
    throw new StateFileError(file, "a rehearsal state file", why);
  }
  if (typeof parsed !== "object" || parsed === null || !("schema" in parsed)) {
    throw new StateFileError(file, `a rehearsal state file with "schema": ${STATE_SCHEMA}`, "none");
  }
  if (parsed.schema !== STATE_SCHEMA) {
    throw new StateFileError(file, `"schema": ${STATE_SCHEMA}`, JSON.stringify(parsed.schema));
  }
  const state = parsed as unknown as AccountState; // the fields are checked below
  const whole =
    typeof state.provider === "string" &&
    typeof state.accountId === "string" &&
    Number.isInteger(state.counter) &&
    Array.isArray(state.entities) &&
    state.entities.every(isEntity);
  if (!whole)
    throw new StateFileError(file, "provider, accountId, counter and entities", "a file without them");
  if (state.provider !== wanted.provider || state.accountId !== wanted.accountId) {
    throw new StateFileError(
      file,
      `the state of ${wanted.provider} account "${wanted.accountId}"`,
      `that of ${state.provider} account "${state.accountId}"`,
    );
  }
  return {
    provider: state.provider,
    accountId: state.accountId,
    counter: state.counter,
    entities: state.entities,
  };
}

function isEntity(value: unknown): value is Entity {
  if (typeof value !== "object" || value === null) return false;
  const { token, id, region, inputs, outputs, internal } = value as Record<string, unknown>; // each is checked here
  const texts = [token, id, region].every((text) => typeof text === "string");
  return texts && [inputs, outputs, internal].every((part) => typeof part === "object" && part !== null);
}

/**
 * Entities as they were last written, so that a write spells only those anew that a call had in its hands since. A new
 * secret makes all of them old: each may hold it.
 */
export class EntityTexts {
  readonly #seal: Seal;
  #texts = new WeakMap<Entity, string>();
  #secrets = 0;

  constructor(seal: Seal) {
    this.#seal = seal;
  }

  /** Forgets the entities' texts: they may have changed. */
  touch(entities: Iterable<Entity>): void {
    for (const entity of entities) this.#texts.delete(entity);
  }

  /** The entity as JSON, secrets sealed. */
  of(entity: Entity): string {
    if (this.#secrets !== this.#seal.secrets) {
      this.#texts = new WeakMap();
      this.#secrets = this.#seal.secrets;
    }
    const known = this.#texts.get(entity);
    if (known !== undefined) return known;
    const text = JSON.stringify(entity, this.#seal.replacer, 1);
    this.#texts.set(entity, text);
    return text;
  }
}

/** Writes beside the file, then renames over it: a reader sees the old state or the new one, never half. */
export function writeAccount(
  file: string,
  { provider, accountId, counter, entities }: AccountState,
  texts: EntityTexts,
): void {
  const next = `${file}.next`;
  const head = JSON.stringify({ schema: STATE_SCHEMA, provider, accountId, counter }).slice(0, -1);
  const body = entities.map((entity) => texts.of(entity)).join(",\n");
  writeFileSync(next, `${head},"entities":[\n${body}\n]}\n`, { mode: 0o600 });
  renameSync(next, file);
}
