import { createHash } from "node:crypto";
import type { AccountState } from "./account-file.ts";
import type { Caller, Cloud, WorldView } from "./cloud.ts";
import { CloudError } from "./cloud-error.ts";
import type { Entity } from "./entity.ts";
import type { FaultKind } from "./fault-kinds.ts";
import type { Faults } from "./faults.ts";
import type { Seed } from "./seed.ts";

export interface CallContext {
  readonly caller: Caller;
  readonly seed: Seed;
  readonly now: Date;
  readonly resource: { readonly name: string; readonly urn: string };
  readonly world: WorldView;
  readonly faults: Faults;
}

/** What one call sees of the clouds. Whatever it changes is put back by `undo` when the call is refused. */
export class CallCloud implements Cloud {
  readonly caller: Caller;
  readonly seed: Seed;
  readonly now: Date;
  readonly resource: { readonly name: string; readonly urn: string };
  readonly world: WorldView;
  readonly #faults: Faults;
  readonly #account: AccountState;
  readonly #before: Entity[];
  readonly #copies = new Map<Entity, Entity>();

  constructor(account: AccountState, context: CallContext) {
    this.caller = context.caller;
    this.seed = context.seed;
    this.now = context.now;
    this.resource = context.resource;
    this.world = context.world;
    this.#faults = context.faults;
    this.#account = account;
    this.#before = [...account.entities];
  }

  get(token: string, id: unknown): Entity | undefined {
    const found = this.#account.entities.find(
      (entity) =>
        entity.token === token && entity.id === id && entity.kept === undefined && this.#inRegion(entity),
    );
    return found === undefined ? undefined : this.#remember(found);
  }

  list(
    token: string,
    options: { readonly region?: string; readonly kept?: boolean } = {},
  ): readonly Entity[] {
    return this.#account.entities
      .filter((entity) => entity.token === token)
      .filter((entity) => options.kept === true || entity.kept === undefined)
      .filter((entity) => options.region === undefined || entity.region === options.region)
      .map((entity) => this.#remember(entity));
  }

  require(token: string, id: unknown, code: string, noun: string): Entity {
    const found = this.get(token, id);
    if (found === undefined) throw new CloudError(code, `The ${noun} ID '${String(id)}' does not exist`);
    return found;
  }

  byArn(arn: unknown): Entity | undefined {
    if (typeof arn !== "string") return undefined;
    const found = this.#account.entities.find(
      (entity) => entity.kept === undefined && (entity.outputs.arn === arn || entity.inputs.arn === arn),
    );
    return found === undefined ? undefined : this.#remember(found);
  }

  add(entity: { readonly token: string; readonly id: string } & Partial<Entity>): Entity {
    const whole: Entity = {
      region: this.caller.region,
      inputs: {},
      outputs: {},
      internal: {},
      createdAt: this.now.toISOString(),
      urn: undefined,
      ...entity,
    };
    this.#account.entities.push(whole);
    return whole;
  }

  remove(entity: Entity): void {
    const index = this.#account.entities.indexOf(entity);
    if (index >= 0) this.#account.entities.splice(index, 1);
  }

  arn(service: string, resource: string, region = this.caller.region): string {
    return `arn:aws:${service}:${region}:${this.caller.accountId}:${resource}`;
  }

  hex(digits: number): string {
    return this.#fresh().slice(0, digits);
  }

  digits(count: number): string {
    return BigInt(`0x${this.#fresh()}`).toString().slice(0, count);
  }

  fault(kind: FaultKind, target: string): boolean {
    return this.#faults.strike(kind, target);
  }

  /** Entities that this call had in its hands, and may have changed. */
  get touched(): Iterable<Entity> {
    return this.#copies.keys();
  }

  /** Puts back everything that this call added, removed or changed. */
  undo(): void {
    for (const [entity, copy] of this.#copies) {
      entity.inputs = copy.inputs;
      entity.outputs = copy.outputs;
      entity.internal = copy.internal;
      if (copy.kept === undefined) delete entity.kept;
      else entity.kept = copy.kept;
    }
    this.#account.entities = this.#before;
  }

  #inRegion(entity: Entity): boolean {
    return entity.region === this.caller.region || entity.region === "global";
  }

  /** Copies an entity before it is handed out: behaviours change entities in place. */
  #remember(entity: Entity): Entity {
    if (!this.#copies.has(entity)) this.#copies.set(entity, structuredClone(entity));
    return entity;
  }

  /** Identifiers come from the account and a counter, so that a rehearsal can be repeated and compared. */
  #fresh(): string {
    this.#account.counter += 1;
    return createHash("sha256")
      .update(`${this.#account.provider}:${this.#account.accountId}:${this.#account.counter}`)
      .digest("hex");
  }
}
