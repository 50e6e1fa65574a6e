import { randomInt } from "node:crypto";
import type { CheckFailure, Inputs } from "../../cloud/behaviour.ts";
import { flag, given, number, text } from "../known.ts";

/** Character sets (@pulumi/random 4.21.2, RandomPasswordArgs). */
const SETS = {
  upper: "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
  lower: "abcdefghijklmnopqrstuvwxyz",
  numeric: "0123456789",
  special: "!@#$%&*()-_=+[]{}<>:?",
} as const;
type SetName = keyof typeof SETS;
const NAMES = Object.keys(SETS) as readonly SetName[]; // the keys of the literal above
const MINIMUM: Readonly<Record<SetName, string>> = {
  upper: "minUpper",
  lower: "minLower",
  numeric: "minNumeric",
  special: "minSpecial",
};

/** Every input of RandomPassword and RandomString; each of them makes a new value when it changes. */
export const TEXT_INPUTS: readonly string[] = [
  ...["keepers", "length", "lower", "upper", "numeric", "number", "special", "overrideSpecial"],
  ...Object.values(MINIMUM),
];

/** What the provider refuses before it makes a text. */
export function textFailures(inputs: Inputs): readonly CheckFailure[] {
  const length = number(inputs, "length");
  if (length === undefined) return [];
  if (length < 1) return [{ property: "length", reason: `must be 1 or more; got ${length}` }];
  const minimums = NAMES.reduce((sum, name) => sum + (number(inputs, MINIMUM[name]) ?? 0), 0);
  if (minimums > length)
    return [
      { property: "length", reason: `must be at least the sum of the minimums, ${minimums}; got ${length}` },
    ];
  if (enabled(inputs).length === 0) {
    return [
      {
        property: "special",
        reason: 'at least one of "upper", "lower", "numeric" and "special" must be true',
      },
    ];
  }
  return [];
}

/** A random text of that length with at least the wanted number of each kind, in random order. */
export function randomText(inputs: Inputs): string {
  const length = number(inputs, "length") ?? 0;
  const names = enabled(inputs);
  const characters: string[] = [];
  for (const name of NAMES) {
    for (let left = number(inputs, MINIMUM[name]) ?? 0; left > 0; left--)
      characters.push(pick(alphabet(name, inputs)));
  }
  const all = names.map((name) => alphabet(name, inputs)).join("");
  while (characters.length < length) characters.push(pick(all));
  for (let last = characters.length - 1; last > 0; last--) {
    const other = randomInt(last + 1);
    [characters[last], characters[other]] = [characters[other] ?? "", characters[last] ?? ""];
  }
  return characters.join("");
}

/** Inputs with the provider's defaults, as it stores them. */
export function textDefaults(inputs: Inputs): Record<string, unknown> {
  const numeric = flag(inputs, "numeric") ?? flag(inputs, "number") ?? true;
  return {
    ...{
      upper: flag(inputs, "upper") ?? true,
      lower: flag(inputs, "lower") ?? true,
      special: flag(inputs, "special") ?? true,
    },
    ...{ numeric, number: numeric },
    ...Object.fromEntries(Object.values(MINIMUM).map((name) => [name, number(inputs, name) ?? 0])),
  };
}

function enabled(inputs: Inputs): readonly SetName[] {
  return NAMES.filter((name) => {
    if (name === "numeric") return (flag(inputs, "numeric") ?? flag(inputs, "number")) !== false;
    return flag(inputs, name) !== false;
  });
}

function alphabet(name: SetName, inputs: Inputs): string {
  if (name !== "special" || !given(inputs, "overrideSpecial")) return SETS[name];
  return text(inputs, "overrideSpecial") ?? SETS.special;
}

function pick(characters: string): string {
  return characters.charAt(randomInt(Math.max(characters.length, 1)));
}
