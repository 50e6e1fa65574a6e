/** A group of keys as YAML gives it. */
export type Plain = Readonly<Record<string, unknown>>;

/** Keys that choose between alternatives: a group that chooses another one keeps nothing of the first. */
const CHOOSING = ["engine", "kind", "ownership"];

export function isPlain(value: unknown): value is Plain {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

/** The value as a group; an empty one where it is none. */
export function plain(value: unknown): Plain {
  return isPlain(value) ? value : {};
}

/** `over` on top of `base`: groups merge key by key, everything else replaces, a list too. */
export function merged(base: unknown, over: unknown): unknown {
  if (over === undefined) return base;
  if (!isPlain(base) || !isPlain(over) || choosesAnother(base, over)) return over;
  const keys = new Set([...Object.keys(base), ...Object.keys(over)]);
  return Object.fromEntries([...keys].map((key) => [key, merged(own(base, key), own(over, key))]));
}

function choosesAnother(base: Plain, over: Plain): boolean {
  return CHOOSING.some((key) => {
    const [before, now] = [own(base, key), own(over, key)];
    return typeof before === "string" && typeof now === "string" && before !== now;
  });
}

/** A key of the group's own: `constructor` and the like are nobody's words. */
function own(group: Plain, key: string): unknown {
  return Object.hasOwn(group, key) ? group[key] : undefined;
}
