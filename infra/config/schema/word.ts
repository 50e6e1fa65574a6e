import * as z from "zod";

/** What people need to know of one word of the configuration: for messages, the editor and the reference page. */
export interface Word {
  /** What it decides, one sentence without its full stop. */
  readonly meaning: string;
  /** What is right, as it stands in a message: `12 digits in quotes`. */
  readonly expected: string;
  /** A right value as it would be written in the file. */
  readonly example: string;
  readonly unit?: string;
  /** Why a person has to say it; for words without a default. */
  readonly required?: string;
  /** Values that are no more, and what took their place. */
  readonly instead?: Readonly<Record<string, string>>;
  /** How it is derived where nobody writes it; for words whose value follows from others. */
  readonly derived?: string;
}

/** The facts of every word, by its schema. Used by messages, JSON Schema and reference page alike. */
export const words = z.registry<Word>();

/** Reasons for which a word has no default. */
export const NO_DEFAULT = {
  identity: "only you know it",
  money: "it is a cost decision",
  exposure: "it decides what the internet reaches",
  application: "only the application knows it",
} as const;

/** Notes the facts of a word whose schema none of the functions below makes. */
export function described<S extends z.ZodType>(schema: S, word: Word): S {
  words.add(schema, word);
  return schema;
}

/** Text. A pattern or a choice is told by `expected`. */
export function text(word: Word, pattern: RegExp = /\S/, max = 255): z.ZodString {
  return z.string().regex(pattern).max(max).register(words, word);
}

/** A whole number from `min` to `max`. */
export function whole(word: Omit<Word, "expected">, min: number, max: number): z.ZodNumber {
  const unit = word.unit === undefined ? "" : ` ${word.unit}`;
  const expected = `a whole number from ${min} to ${max}${unit}`;
  return z
    .number()
    .int()
    .min(min)
    .max(max)
    .register(words, { ...word, expected });
}

/** One of some texts. `expected` is only for lists too long for a message. */
export function choice<const T extends readonly [string, ...string[]]>(
  word: Omit<Word, "expected"> & { readonly expected?: string },
  values: T,
): z.ZodEnum<{ [K in T[number]]: K }> {
  const expected = word.expected ?? orList(values.map((value) => `"${value}"`));
  const schema = z.enum(values).register(words, { ...word, expected });
  return schema as z.ZodEnum<{ [K in T[number]]: K }>; // zod's own return type, which `register` widens
}

/** true or false. */
export function flag(word: Omit<Word, "expected">): z.ZodBoolean {
  return z.boolean().register(words, { ...word, expected: "true or false" });
}

/** A group of known keys; any other key is refused. */
export function group<S extends z.core.$ZodLooseShape>(
  word: Pick<Word, "meaning">,
  shape: S,
): z.ZodObject<S, z.core.$strict> {
  const expected = `a group of keys (${Object.keys(shape).join(", ")})`;
  return z.strictObject(shape).register(words, { ...word, expected, example: "" });
}

/** `a, b or c`. */
export function orList(items: readonly string[]): string {
  return items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} or ${items.at(-1)}`;
}
