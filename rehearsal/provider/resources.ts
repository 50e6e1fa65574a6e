import type { Behaviour, CheckFailure, Inputs } from "../cloud/behaviour.ts";
import type { Caller, Cloud } from "../cloud/cloud.ts";
import { CloudError } from "../cloud/cloud-error.ts";
import type { World } from "../cloud/world.ts";
import type { Shapes } from "../schema/load-shapes.ts";
import { replaceOnChange } from "../schema/replace-on-change.ts";
import type { ResourceShape } from "../schema/shape.ts";
import { validate } from "../schema/validate.ts";
import type { Registry } from "../services/registry.ts";
import { asAsked, askedOf } from "./asked-inputs.ts";
import { autoName } from "./auto-name.ts";
import { diffInputs, type PropertyChange } from "./diff.ts";
import { leftUndone } from "./left-undone.ts";
import { liveInputs } from "./live-inputs.ts";
import { liveOutputs, previewOutputs } from "./outputs.ts";
import { containsSecret, Secret, unwrap } from "./secret.ts";
import { topLevel } from "./top-level.ts";

type Values = Record<string, unknown>;

/** The resource that a call is about, as the engine names it. */
export interface Target {
  readonly urn: string;
  readonly name: string;
  readonly type: string;
}

/** An answer that holds even though the resource did not come up. */
export interface Made {
  readonly id: string;
  readonly outputs: Values;
  /** Why it did not come up, where the real provider would wait and then fail with the resource in place. */
  readonly failed?: string | undefined;
}

/** A custom resource's life in the simulated clouds: the provider protocol without its wire form. */
export class Resources {
  readonly #world: World;
  readonly #shapes: Shapes;
  readonly #registry: Registry;

  constructor(world: World, shapes: Shapes, registry: Registry) {
    this.#world = world;
    this.#shapes = shapes;
    this.#registry = registry;
  }

  check(
    caller: Caller,
    target: Target,
    request: { readonly olds: Values; readonly news: Values; readonly randomSeed: Uint8Array },
  ): { readonly inputs: Values; readonly failures: readonly CheckFailure[] } {
    const known = this.#known(target.type);
    if (known === undefined) return { inputs: request.news, failures: [this.#unknownType(target.type)] };
    const { behaviour, shape } = known;
    const inputs = autoName(
      behaviour,
      { ...target, randomSeed: request.randomSeed },
      request.news,
      request.olds,
    );
    const failures = [...validate(inputs, shape)];
    if (failures.length === 0 && behaviour.check !== undefined) {
      const bare = plain(inputs);
      failures.push(
        ...this.#world.ask(this.#at(caller, bare), target, (cloud) => behaviour.check?.(bare, cloud) ?? []),
      );
    }
    return { inputs, failures };
  }

  /** `state` is what the engine knows, outputs too: some things are replaced because their time has come. */
  diff(
    target: Target,
    olds: Values,
    news: Values,
    state: Values = {},
  ): { readonly changes: readonly PropertyChange[]; readonly deleteFirst: boolean } {
    const { behaviour } = this.#mustKnow(target.type);
    const replaceOn = new Set([...replaceOnChange(target.type), ...(behaviour.replaceOn ?? [])]);
    for (const property of behaviour.inPlace ?? []) replaceOn.delete(property);
    const due = behaviour.renewedWhen?.(plain(state), plain(news), this.#world.now);
    const renewal: PropertyChange[] =
      due === undefined ? [] : [{ path: due, kind: "update", replaces: true, ofState: true }];
    const changes = diffInputs(olds, news, replaceOn);
    return {
      changes: [...changes, ...leftUndone(behaviour, topLevel(changes), state, news), ...renewal],
      deleteFirst: behaviour.deleteBeforeReplace ?? false,
    };
  }

  previewCreate(target: Target, inputs: Values): Values {
    return previewOutputs(this.#mustKnow(target.type).shape, inputs);
  }

  create(caller: Caller, target: Target, inputs: Values): Made {
    const { behaviour, shape } = this.#mustKnow(target.type);
    this.#learnSecrets(shape, inputs);
    const bare = plain(inputs);
    const at = this.#at(caller, bare);
    if (at.accountId === "") return this.#createAlone(behaviour, shape, at, target, inputs);
    return this.#world.call(at, target, (cloud) => {
      const created = behaviour.create(bare, cloud);
      const entity = cloud.add({
        token: target.type,
        id: created.id,
        inputs: created.inputs ?? bare,
        outputs: created.outputs ?? {},
        internal: created.internal ?? {},
        urn: target.urn,
        asked: asAsked(inputs),
      });
      this.#learnOutputs(shape, entity.outputs);
      return {
        id: created.id,
        outputs: liveOutputs(shape, inputs, entity),
        failed: created.failedAfterCreate,
      };
    });
  }

  /** The live resource, or undefined when it is gone. `state` is what the engine knows; `inputs` empty for an import. */
  read(
    caller: Caller,
    target: Target,
    id: string,
    state: Values,
    inputs: Values,
  ): { readonly outputs: Values; readonly inputs: Values } | undefined {
    const { behaviour, shape } = this.#mustKnow(target.type);
    const at = this.#at(caller, plain({ ...state, ...inputs }));
    if (at.accountId === "") return { outputs: state, inputs };
    return this.#world.ask(at, target, (cloud) => {
      const entity = cloud.get(target.type, id);
      if (entity === undefined) return undefined;
      if (behaviour.lost?.(entity, plain({ ...inputs, ...state }), cloud) === true) return undefined;
      const live = { ...entity, outputs: { ...entity.outputs, ...behaviour.read?.(entity, cloud) } };
      const asked = Object.keys(inputs).length > 0 ? inputs : askedOf(entity);
      const outputs = liveOutputs(shape, { ...state, ...asked }, live);
      return { outputs, inputs: liveInputs(asked, outputs, behaviour.completes ?? []) };
    });
  }

  /** What an update will answer: earlier outputs under the new inputs, unknown where the behaviour says so. */
  previewUpdate(target: Target, olds: Values, news: Values, oldInputs: Values): Values {
    const { behaviour, shape } = this.#mustKnow(target.type);
    const changed = topLevel(diffInputs(plain(oldInputs), plain(news), new Set()));
    const computed = new Set([
      ...(behaviour.changes?.["*"] ?? []),
      ...changed.flatMap((name) => behaviour.changes?.[name] ?? []),
    ]);
    const fresh = previewOutputs(shape, news);
    const kept = Object.keys(fresh).filter((name) => !(name in news) && name in olds && !computed.has(name));
    const tags = "tagsAll" in shape.outputs ? { tagsAll: news.tags ?? {} } : {};
    return { ...fresh, ...Object.fromEntries(kept.map((name) => [name, olds[name]])), ...tags };
  }

  update(caller: Caller, target: Target, id: string, olds: Values, news: Values, oldInputs: Values): Made {
    const { behaviour, shape } = this.#mustKnow(target.type);
    this.#learnSecrets(shape, news);
    const bare = plain(news);
    const at = this.#at(caller, bare);
    if (at.accountId === "") return { id, outputs: { ...olds, ...news } };
    return this.#world.call(at, target, (cloud) => {
      const entity = cloud.get(target.type, id);
      if (entity === undefined) throw new CloudError("NotFound", `${target.type} ${id} is no longer there`);
      const changed = new Set(topLevel(diffInputs(plain(oldInputs), bare, new Set())));
      const { outputs, failed } = applyUpdate(() => behaviour.update?.(entity, bare, cloud, changed));
      entity.inputs = { ...entity.inputs, ...bare };
      for (const name of changed) if (!(name in bare)) delete entity.inputs[name];
      entity.outputs = { ...entity.outputs, ...outputs };
      entity.asked = asAsked(news);
      this.#learnOutputs(shape, entity.outputs);
      return { id, outputs: liveOutputs(shape, news, entity), failed };
    });
  }

  delete(caller: Caller, target: Target, id: string, state: Values): void {
    const { behaviour } = this.#mustKnow(target.type);
    const at = this.#at(caller, plain(state));
    if (at.accountId === "") return;
    this.#world.call(at, target, (cloud) => {
      const entity = cloud.get(target.type, id);
      if (entity === undefined) return; // gone already: the real providers take that as done
      const kept = behaviour.delete?.(entity, cloud);
      if (kept === undefined) cloud.remove(entity);
      else entity.kept = kept;
    });
  }

  invoke(
    caller: Caller,
    token: string,
    args: Values,
  ): { readonly result: Values; readonly failures?: never } | { readonly failures: readonly CheckFailure[] } {
    const lookup = this.#registry.lookup(token);
    const shape = this.#shapes.fn(token);
    if (lookup === undefined || shape === undefined) return { failures: [this.#unknownType(token)] };
    const failures = validate(args, shape);
    if (failures.length > 0) return { failures };
    const bare = plain(args);
    const result = this.#world.ask(this.#at(caller, bare), { name: "", urn: "" }, (cloud) =>
      lookup.invoke(bare, cloud),
    );
    return { result };
  }

  /** Providers without accounts (random, tls) keep nothing: their resources live in the engine's state alone. */
  #createAlone(behaviour: Behaviour, shape: ResourceShape, at: Caller, target: Target, inputs: Values): Made {
    return this.#world.ask(at, target, (cloud: Cloud) => {
      const bare = plain(inputs);
      const created = behaviour.create(bare, cloud);
      const outputs = created.outputs ?? {};
      this.#learnOutputs(shape, outputs);
      const entity = { inputs: created.inputs ?? bare, outputs, region: at.region };
      return { id: created.id, outputs: liveOutputs(shape, inputs, entity) };
    });
  }

  #known(type: string): { behaviour: Behaviour; shape: ResourceShape } | undefined {
    const behaviour = this.#registry.behaviour(type);
    const shape = this.#shapes.resource(type);
    return behaviour === undefined || shape === undefined ? undefined : { behaviour, shape };
  }

  #mustKnow(type: string): { behaviour: Behaviour; shape: ResourceShape } {
    const known = this.#known(type);
    if (known === undefined) throw new Error(this.#unknownType(type).reason);
    return known;
  }

  #unknownType(token: string): CheckFailure {
    const [provider = "", module = ""] = token.split(":");
    const [service = ""] = module.split("/");
    const file = `rehearsal/services/${provider}/${service === "" ? "<service>" : service}.ts`;
    return {
      property: "",
      reason:
        `${token}: a type that the rehearsal cloud knows; got one without a behaviour. ` +
        `Add its behaviour in ${file} and list it in rehearsal/services/index.ts.`,
    };
  }

  /** AWS resources may name a region of their own. */
  #at(caller: Caller, bare: Inputs): Caller {
    const region = bare.region;
    return caller.provider === "aws" && typeof region === "string" ? { ...caller, region } : caller;
  }

  #learnSecrets(shape: ResourceShape, inputs: Values): void {
    for (const [name, value] of Object.entries(inputs)) {
      if (containsSecret(value) || shape.secretInputs.includes(name))
        this.#world.learnSecret(secretParts(value));
    }
  }

  #learnOutputs(shape: ResourceShape, outputs: Values): void {
    for (const name of shape.secretOutputs) this.#world.learnSecret(outputs[name]);
  }
}

/** Runs an update; a refusal that says the change was made all the same becomes a reason beside the result. */
function applyUpdate(update: () => Values | undefined): {
  readonly outputs: Values;
  readonly failed: string | undefined;
} {
  try {
    return { outputs: update() ?? {}, failed: undefined };
  } catch (error) {
    if (error instanceof CloudError && error.applied) return { outputs: {}, failed: error.message };
    throw error;
  }
}

/** The parts of a value that arrived as secrets; a value without marks is secret as a whole. */
function secretParts(value: unknown): unknown {
  if (value instanceof Secret) return unwrap(value);
  if (!containsSecret(value)) return value;
  return Object.values(value as object)
    .filter(containsSecret)
    .map(secretParts);
}

function plain(values: Values): Values {
  return unwrap(values) as Values; // an object stays an object
}
