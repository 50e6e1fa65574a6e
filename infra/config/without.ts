import type { Step } from "./word-at.ts";

/** A copy of `data` in which nothing stands at the paths. A list that would lose an item goes whole: the others would move. */
export function without(data: unknown, paths: readonly (readonly Step[])[]): unknown {
  let copy = data;
  for (const path of paths) copy = removed(copy, typeof path.at(-1) === "number" ? path.slice(0, -1) : path);
  return copy;
}

function removed(value: unknown, path: readonly Step[]): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return undefined;
  if (Array.isArray(value)) return value.map((item, index) => (index === step ? removed(item, rest) : item));
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value).flatMap(([key, item]): readonly (readonly [string, unknown])[] => {
    if (key !== step) return [[key, item]];
    return rest.length === 0 ? [] : [[key, removed(item, rest)]];
  });
  return Object.fromEntries(entries);
}
