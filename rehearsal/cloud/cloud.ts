import type { Entity } from "./entity.ts";
import type { FaultKind } from "./fault-kinds.ts";
import type { Seed } from "./seed.ts";

/** Who calls, as the connection's provider was configured. */
export interface Caller {
  /** `aws`, `cloudflare`, `random`, … */
  readonly provider: string;
  /** The account that the credentials belong to; empty for providers without accounts. */
  readonly accountId: string;
  /** AWS region of this call (the resource's own `region` where it names one); `global` elsewhere. */
  readonly region: string;
}

/** What a behaviour sees of the simulated clouds during one call. All changes of one call are kept together or not at all. */
export interface Cloud {
  readonly caller: Caller;
  readonly seed: Seed;
  /** The rehearsal's clock. */
  readonly now: Date;
  /** The logical name and URN of the resource in hand (empty in a lookup). */
  readonly resource: { readonly name: string; readonly urn: string };
  /** The entity of that token and id in the caller's account and region, unless it is kept after a delete. */
  get(token: string, id: unknown): Entity | undefined;
  /** All entities of that token in the caller's account, in every region unless one is named; kept ones only on request. */
  list(token: string, options?: { readonly region?: string; readonly kept?: boolean }): readonly Entity[];
  /** The entity, or the refusal that the real cloud gives for a missing one: `<code>: The <noun> ID '<id>' does not exist`. */
  require(token: string, id: unknown, code: string, noun: string): Entity;
  /** The entity of any token whose output or input `arn` is this. */
  byArn(arn: unknown): Entity | undefined;
  /** Adds an entity that belongs to another one (a default security group, a network interface, a route). */
  add(entity: { readonly token: string; readonly id: string } & Partial<Entity>): Entity;
  remove(entity: Entity): void;
  /** `arn:aws:<service>:<region>:<account>:<resource>`; a region of "" for global services. */
  arn(service: string, resource: string, region?: string): string;
  /** Hexadecimal digits that no other call gets: for identifiers such as `vpc-0a1b…` (17 digits). */
  hex(digits: number): string;
  /** Decimal digits, likewise. */
  digits(count: number): string;
  /** Other accounts of the same world, for what the real clouds see of each other (DNS, pulls over accounts). */
  readonly world: WorldView;
  /** True where a fault of that kind is switched on for the target. */
  fault(kind: FaultKind, target: string): boolean;
}

export interface WorldView {
  /** Records of all simulated zones by full name and type, as public DNS answers (proxied ones included, as they are stored). */
  dns(name: string, type: string): readonly Entity[];
  /** Entities of that token in every account of this world: for names that are unique over all accounts. */
  everywhere(token: string): readonly Entity[];
  /** Entities of an account of that provider; undefined where the account is not in this world. */
  account(provider: string, accountId: string): { list(token: string): readonly Entity[] } | undefined;
}
