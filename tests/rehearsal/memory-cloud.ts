import type { Behaviour, Service } from "../../rehearsal/cloud/behaviour.ts";
import type { Caller, Cloud } from "../../rehearsal/cloud/cloud.ts";
import { CloudError } from "../../rehearsal/cloud/cloud-error.ts";
import type { Entity } from "../../rehearsal/cloud/entity.ts";
import type { Seed } from "../../rehearsal/cloud/seed.ts";
import { World } from "../../rehearsal/cloud/world.ts";
import { Registry } from "../../rehearsal/services/registry.ts";

const EMPTY_SEED: Seed = {
  aws: { accountId: "111122223333", regions: ["eu-central-1", "eu-west-1"] },
  cloudflare: { accountId: "0".repeat(32), zones: [] },
  images: [],
};

type Values = Record<string, unknown>;

/** The world in memory, driven without an engine: for tests of behaviours. */
export class MemoryCloud {
  readonly world: World;
  readonly #registry: Registry;
  #caller: Caller;
  #count = 0;
  #now = new Date("2026-11-20T12:00:00Z");

  constructor(services: readonly Service[], seed: Partial<Seed> = {}) {
    const whole = { ...EMPTY_SEED, ...seed };
    this.world = World.open({ dir: undefined, seed: whole, now: () => this.#now });
    this.#registry = new Registry(services);
    this.#caller = { provider: "aws", accountId: whole.aws.accountId, region: "eu-central-1" };
  }

  /** From now on calls come from there. */
  as(caller: Partial<Caller>): void {
    this.#caller = { ...this.#caller, ...caller };
  }

  /** Lets that time pass. */
  wait(hours: number): void {
    this.#now = new Date(this.#now.getTime() + hours * 3_600_000);
  }

  /** Makes the resource; throws what the cloud refuses. `reason` is why it did not come up although it stays. */
  make(token: string, inputs: Values): Entity & { readonly reason: string | undefined } {
    const behaviour = this.#behaviour(token);
    const failures = this.failures(token, inputs);
    if (failures.length > 0) throw new Error(failures.join("; "));
    this.#count += 1;
    return this.ask((cloud) => {
      const created = behaviour.create(inputs, cloud);
      const entity = cloud.add({
        token,
        id: created.id,
        inputs: created.inputs ?? inputs,
        outputs: created.outputs ?? {},
        internal: created.internal ?? {},
        urn: `urn:test:${this.#count}`,
      });
      return Object.assign(entity, { reason: created.failedAfterCreate });
    });
  }

  /** Changes it in place; answers why it did not come up, where that is so. */
  change(entity: Entity, next: Values): string | undefined {
    const behaviour = this.#behaviour(entity.token);
    const failures = this.failures(entity.token, next);
    if (failures.length > 0) throw new Error(failures.join("; "));
    const names = new Set([...Object.keys(entity.inputs), ...Object.keys(next)]);
    const changed = new Set(
      [...names].filter((name) => JSON.stringify(entity.inputs[name]) !== JSON.stringify(next[name])),
    );
    return this.ask((cloud) => {
      const found = cloud.get(entity.token, entity.id) ?? entity;
      let outputs: Values | undefined;
      let reason: string | undefined;
      try {
        outputs = behaviour.update?.(found, next, cloud, changed);
      } catch (error) {
        if (!(error instanceof CloudError) || !error.applied) throw error;
        reason = error.message;
      }
      found.inputs = { ...next };
      found.outputs = { ...found.outputs, ...outputs };
      return reason;
    });
  }

  drop(entity: Entity): void {
    this.ask((cloud) => {
      const found = cloud.get(entity.token, entity.id) ?? entity;
      const kept = this.#behaviour(entity.token).delete?.(found, cloud);
      if (kept === undefined) cloud.remove(found);
      else found.kept = kept;
    });
  }

  /** Every property as a refresh would show it. */
  look(entity: Entity): Values {
    return this.ask((cloud) => {
      const found = cloud.get(entity.token, entity.id);
      if (found === undefined) throw new Error(`${entity.id} is gone`);
      return { ...found.inputs, ...found.outputs, ...this.#behaviour(entity.token).read?.(found, cloud) };
    });
  }

  /** Whether the provider takes it for gone, by what the engine has of it. */
  lost(entity: Entity): boolean {
    const state = { ...entity.inputs, ...entity.outputs };
    return this.ask((cloud) => this.#behaviour(entity.token).lost?.(entity, state, cloud) ?? false);
  }

  lookup(token: string, inputs: Values = {}): Values {
    const lookup = this.#registry.lookup(token);
    if (lookup === undefined) throw new Error(`no lookup ${token}`);
    return this.ask((cloud) => lookup.invoke(inputs, cloud));
  }

  /** `property: reason` of everything that `check` finds. */
  failures(token: string, inputs: Values): string[] {
    const check = this.#behaviour(token).check;
    return check === undefined
      ? []
      : this.ask((cloud) => check(inputs, cloud).map((failure) => `${failure.property}: ${failure.reason}`));
  }

  list(token: string): readonly Entity[] {
    return this.ask((cloud) => cloud.list(token));
  }

  /** Puts an entity there whose behaviour is not what the test is about. */
  put(token: string, id: string, outputs: Values, internal: Values = {}): Entity {
    return this.ask((cloud) => cloud.add({ token, id, outputs, internal }));
  }

  ask<T>(run: (cloud: Cloud) => T): T {
    return this.world.call(
      this.#caller,
      { name: `thing-${this.#count}`, urn: `urn:test:${this.#count}` },
      run,
    );
  }

  #behaviour(token: string): Behaviour {
    const behaviour = this.#registry.behaviour(token);
    if (behaviour === undefined) throw new Error(`no behaviour ${token}`);
    return behaviour;
  }
}
