import type { Tier } from "./settings.ts";
import {
  DEFAULTS,
  type Default,
  type DefaultKey,
  type DefaultValue,
  differsByTier,
} from "./tier-defaults.ts";

/** Where a setting came from. */
export type Origin = "file" | "tier default" | "default" | "derived" | `like ${string}`;

/** Records, while settings are made, where each value came from. What nobody records came from the file. */
export class Decisions {
  readonly #tier: Tier;
  readonly #origins = new Map<string, Origin>();

  constructor(tier: Tier) {
    this.#tier = tier;
  }

  /** The written value, or the default of `key`. `path` is the settings' own path where `key` holds a `*`. */
  or<K extends DefaultKey>(
    key: K,
    written: DefaultValue<K> | undefined,
    path: string = key,
  ): DefaultValue<K> {
    if (written !== undefined) return written;
    this.#origins.set(path, differsByTier(key) ? "tier default" : "default");
    return (DEFAULTS[key] as Default<DefaultValue<K>>)[this.#tier]; // the table's own type, narrowed to this key
  }

  /** A value that follows from others. */
  derived<T>(path: string, value: T): T {
    this.#origins.set(path, "derived");
    return value;
  }

  /** A whole area that the file leaves out. */
  absent(path: string): undefined {
    this.#origins.set(path, "default");
    return undefined;
  }

  /** The origin of every leaf of `settings`, by key path. A list of plain values is one leaf, and so is an empty group. */
  origins(settings: object): ReadonlyMap<string, Origin> {
    return new Map(leaves(settings, "").map(([path]) => [path, this.#originOf(path)]));
  }

  /** The nearest recorded path around a leaf decides. */
  #originOf(path: string): Origin {
    for (let end = path.length; end > 0; end = path.lastIndexOf(".", end - 1)) {
      const origin = this.#origins.get(path.slice(0, end));
      if (origin !== undefined) return origin;
    }
    return "file";
  }
}

/** Every leaf with its key path, in the order of the data. A list of plain values is one leaf. */
export function leaves(value: unknown, path: string): readonly (readonly [path: string, value: unknown])[] {
  if (value === null || typeof value !== "object") return [[path, value]];
  const entries = Object.entries(value);
  const plainList = Array.isArray(value) && value.every((item) => item === null || typeof item !== "object");
  if (entries.length === 0 || plainList) return [[path, value]];
  return entries.flatMap(([key, item]) => leaves(item, path === "" ? key : `${path}.${key}`));
}
