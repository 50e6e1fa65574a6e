import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { type AccountState, EntityTexts, readAccount, writeAccount } from "./account-file.ts";
import { CallCloud } from "./call-cloud.ts";
import type { Caller, WorldView } from "./cloud.ts";
import type { Entity } from "./entity.ts";
import { type Fault, Faults } from "./faults.ts";
import { takeLock } from "./lock.ts";
import { Seal } from "./seal.ts";
import type { Seed } from "./seed.ts";

export interface WorldOptions {
  /** Folder of the state files; undefined keeps everything in memory. */
  readonly dir: string | undefined;
  readonly seed: Seed;
  /** The rehearsal's clock. Default: the machine's. */
  readonly now?: () => Date;
  readonly faults?: readonly Fault[];
}

/** The type token of a public DNS record: what other clouds can see of a zone. */
const RECORD = "cloudflare:index/dnsRecord:DnsRecord";

/** All simulated accounts of one rehearsal, a file each. */
export class World {
  readonly seed: Seed;
  readonly #dir: string | undefined;
  readonly #seal: Seal;
  readonly #release: () => void;
  readonly #now: () => Date;
  readonly #accounts = new Map<string, AccountState>();
  readonly #dirty = new Set<AccountState>();
  readonly #texts: EntityTexts;
  #faults: Faults;
  #flush: Promise<void> | undefined;

  private constructor(options: WorldOptions, seal: Seal, release: () => void) {
    this.seed = options.seed;
    this.#dir = options.dir;
    this.#seal = seal;
    this.#texts = new EntityTexts(seal);
    this.#release = release;
    this.#now = options.now ?? (() => new Date());
    this.#faults = new Faults(options.faults);
  }

  /**
   * Opens the rehearsal in that folder and holds it until `close`. Throws `LockedError` while another run holds it and
   * `StateFileError` for a state file that cannot be read.
   */
  static open(options: WorldOptions): World {
    if (options.dir === undefined) return new World(options, Seal.inMemory(), () => undefined);
    mkdirSync(options.dir, { recursive: true, mode: 0o700 });
    const release = takeLock(join(options.dir, "lock"));
    try {
      const world = new World(options, Seal.open(join(options.dir, "seal.key")), release);
      world.account("aws", options.seed.aws.accountId);
      world.account("docker", "local");
      world.account("cloudflare", options.seed.cloudflare.accountId);
      const atlas = options.seed.mongodbAtlas;
      if (atlas !== undefined) world.account("mongodbatlas", atlas.organizationId);
      return world;
    } catch (error) {
      release();
      throw error;
    }
  }

  /** The rehearsal's clock. */
  get now(): Date {
    return this.#now();
  }

  /** Switches faults on, in place of those before. */
  setFaults(faults: readonly Fault[]): void {
    this.#faults = new Faults(faults);
  }

  /** The faults that nothing was struck by so far. */
  get idleFaults(): readonly Fault[] {
    return this.#faults.idle;
  }

  /** Runs one call of a behaviour: all that it changes is kept, or, when it throws, nothing. */
  call<T>(
    caller: Caller,
    resource: { readonly name: string; readonly urn: string },
    run: (cloud: CallCloud) => T,
  ): T {
    const account = this.account(caller.provider, caller.accountId);
    const cloud = this.#cloud(account, caller, resource);
    try {
      const result = run(cloud);
      this.#dirty.add(account);
      return result;
    } catch (error) {
      cloud.undo();
      throw error;
    } finally {
      this.#texts.touch(cloud.touched);
    }
  }

  /** Like `call`, for questions: whatever a behaviour changes is put back. */
  ask<T>(
    caller: Caller,
    resource: { readonly name: string; readonly urn: string },
    run: (cloud: CallCloud) => T,
  ): T {
    const cloud = this.#cloud(this.account(caller.provider, caller.accountId), caller, resource);
    try {
      return run(cloud);
    } finally {
      cloud.undo();
    }
  }

  /** Marks a value as secret: it is written sealed from now on. */
  learnSecret(value: unknown): void {
    this.#seal.learn(value);
  }

  /** Resolves when every change so far is on disk. Changes of the same moment share one write. */
  async saved(): Promise<void> {
    if (this.#dir === undefined) return;
    this.#flush ??= new Promise((resolve, reject) => {
      setImmediate(() => {
        this.#flush = undefined;
        try {
          this.write();
          resolve();
        } catch (error) {
          reject(error as Error);
        }
      });
    });
    await this.#flush;
  }

  /** Everything of an account, kept things too: for lists and for adoption after an interrupted run. */
  entities(provider: string, accountId: string): readonly Entity[] {
    return this.account(provider, accountId).entities;
  }

  /** Every entity of every account opened so far, with its provider. */
  *everything(): Generator<{
    readonly provider: string;
    readonly accountId: string;
    readonly entity: Entity;
  }> {
    for (const account of this.#accounts.values()) {
      for (const entity of account.entities) {
        yield { provider: account.provider, accountId: account.accountId, entity };
      }
    }
  }

  /** Writes what is open and gives the folder back. */
  close(): void {
    this.write();
    this.#release();
  }

  /** Finds or makes the account. */
  account(provider: string, accountId: string): AccountState {
    const name = `${provider}-${accountId}`;
    const open = this.#accounts.get(name);
    if (open !== undefined) return open;
    const account = this.#read(provider, accountId) ?? { provider, accountId, counter: 0, entities: [] };
    this.#accounts.set(name, account);
    return account;
  }

  #cloud(
    account: AccountState,
    caller: Caller,
    resource: { readonly name: string; readonly urn: string },
  ): CallCloud {
    const { seed } = this;
    return new CallCloud(account, {
      caller,
      seed,
      now: this.#now(),
      resource,
      world: this.#view,
      faults: this.#faults,
    });
  }

  #read(provider: string, accountId: string): AccountState | undefined {
    if (this.#dir === undefined) return undefined;
    const file = this.#file(this.#dir, `${provider}-${accountId}`);
    return readAccount(file, this.#seal, { provider, accountId });
  }

  /** Writes what changed since the last time, now. */
  write(): void {
    if (this.#dir === undefined) return;
    for (const account of this.#dirty) {
      writeAccount(this.#file(this.#dir, `${account.provider}-${account.accountId}`), account, this.#texts);
    }
    this.#dirty.clear();
  }

  #file(dir: string, name: string): string {
    return join(dir, `${name}.json`);
  }

  readonly #view: WorldView = {
    dns: (name, type) =>
      [...this.#accounts.values()]
        .filter((account) => account.provider === "cloudflare")
        .flatMap((account) => account.entities)
        .filter((entity) => entity.token === RECORD && entity.kept === undefined)
        .filter((entity) => sameName(entity.inputs.name, name) && entity.inputs.type === type),
    everywhere: (token) =>
      [...this.#accounts.values()]
        .flatMap((account) => account.entities)
        .filter((entity) => entity.token === token && entity.kept === undefined),
    account: (provider, accountId) => {
      const account = this.#accounts.get(`${provider}-${accountId}`) ?? this.#read(provider, accountId);
      if (account === undefined) return undefined;
      return {
        list: (token) =>
          account.entities.filter((entity) => entity.token === token && entity.kept === undefined),
      };
    },
  };
}

/** DNS names compare without case and without the root's dot. */
function sameName(a: unknown, b: string): boolean {
  const bare = (name: string): string => name.toLowerCase().replace(/\.$/, "");
  return typeof a === "string" && bare(a) === bare(b);
}
