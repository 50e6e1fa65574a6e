import type { Cloud } from "./cloud.ts";
import type { Entity } from "./entity.ts";

/** Inputs as the engine sent them: plain data, secrets unwrapped, values not known yet as `UNKNOWN` (only in `check`). */
export type Inputs = Readonly<Record<string, unknown>>;

/** A fault in one property, found before anything is made. `property` is a path such as `ingress[0].fromPort`. */
export interface CheckFailure {
  readonly property: string;
  readonly reason: string;
}

export interface Created {
  readonly id: string;
  /** Computed outputs; inputs are outputs of the same name by themselves. */
  readonly outputs?: Record<string, unknown>;
  readonly internal?: Record<string, unknown>;
  /** Inputs with the cloud's defaults applied, where they differ from what was sent. */
  readonly inputs?: Record<string, unknown>;
  /**
   * Set where the cloud made the resource but the provider then waited for it in vain: the entity is kept, and the engine is
   * told that its creation failed for this reason.
   */
  readonly failedAfterCreate?: string;
}

/** How one resource type behaves. One file per service; each exports its behaviours as a list. */
export interface Behaviour {
  readonly token: string;
  /**
   * The property that the provider names by itself (`<prefix><logical name>-<7 hex>`) where the program gives neither it nor
   * `<property>Prefix`, with its longest length.
   */
  readonly autoName?: {
    readonly property: string;
    readonly maxLength: number;
    readonly lowerCase?: boolean;
    /** What the cloud wants in front of every such name: `alias/`. Default: nothing. */
    readonly prefix?: string;
  };
  /** Properties that force a replacement beside those of `schema/replace-on-change.json`. */
  readonly replaceOn?: readonly string[];
  /** Properties that the table lists but that this provider changes in place. */
  readonly inPlace?: readonly string[];
  /**
   * Inputs that an update may leave undone: the state repeats them as the cloud has them, and the next diff compares with that, as
   * the real bridge does with all of its state.
   */
  readonly mayStayUndone?: readonly string[];
  /** Lists to which the cloud adds elements of its own: a read shows drift only where something asked for is missing. */
  readonly completes?: readonly string[];
  /**
   * The property by which the provider replaces a resource whose time has come although nobody changed it: a certificate near
   * its end. `state` is what the engine knows, `news` what the program asks for.
   */
  renewedWhen?(state: Inputs, news: Inputs, now: Date): string | undefined;
  /** Where the cloud allows only one of a kind, the old one goes first. */
  readonly deleteBeforeReplace?: boolean;
  /** Outputs that an update of the named input makes unknown until it is done: input → outputs. `*` is any change. */
  readonly changes?: Readonly<Record<string, readonly string[]>>;
  /** Values, patterns, JSON texts: whatever the provider or the cloud refuses without looking at other resources. Skip `UNKNOWN`. */
  check?(inputs: Inputs, cloud: Cloud): readonly CheckFailure[];
  /** Makes it: references must exist, names be free, limits hold. Throws `CloudError`. */
  create(inputs: Inputs, cloud: Cloud): Created;
  /** Changes in place. `entity.inputs` are the old ones; the core stores the new inputs afterwards. Returns changed outputs.
   * A `CloudError` with `applied: true` means that the change was made and only the wait for it failed: it is kept, new inputs and all. */
  update?(
    entity: Entity,
    next: Inputs,
    cloud: Cloud,
    changed: ReadonlySet<string>,
  ): Record<string, unknown> | undefined;
  /** What is true now, read live (a service's running tasks, a certificate's state). Returns changed outputs. */
  read?(entity: Entity, cloud: Cloud): Record<string, unknown> | undefined;
  /** True where the provider, reading with what the engine's `state` holds, takes for gone what may well be there. */
  lost?(entity: Entity, state: Inputs, cloud: Cloud): boolean;
  /**
   * Refuses by `CloudError` (in use, protected, not empty), or removes what belongs to it. Returning `{ why, until }` keeps the
   * entity as the cloud does (a key pending deletion); `until` is an ISO date or undefined where there is no end.
   */
  delete?(
    entity: Entity,
    cloud: Cloud,
  ): { readonly why: string; readonly until: string | undefined } | undefined;
}

/** A data source. */
export interface Lookup {
  readonly token: string;
  invoke(inputs: Inputs, cloud: Cloud): Record<string, unknown>;
}

/** What one file of `services/` exports. */
export interface Service {
  readonly behaviours: readonly Behaviour[];
  readonly lookups?: readonly Lookup[];
}
