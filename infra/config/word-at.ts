import * as z from "zod";
import { type Word, words } from "./schema/word.ts";

/** A step of a key path. */
export type Step = string | number;

/** `["services", "api", "routes", 0]` → `services.api.routes.0`. */
export function keyPath(path: readonly PropertyKey[]): string {
  return path.map(String).join(".");
}

/** The value at `path` inside `root`; undefined where the path leaves the data. */
export function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  let value = root;
  for (const step of path) {
    if (value === null || typeof value !== "object" || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[step]; // an object with that own key
  }
  return value;
}

/** The schema without the wrapper that makes it optional. */
export function unwrapped(schema: z.core.$ZodType): z.core.$ZodType {
  return schema instanceof z.ZodOptional ? unwrapped(schema.unwrap()) : schema;
}

/** True where only text is right, so that a number without quotes is a fault. */
export function wantsText(schema: z.core.$ZodType): boolean {
  const isText = (value: unknown): boolean => typeof value === "string";
  if (schema instanceof z.ZodString) return true;
  if (schema instanceof z.ZodEnum) return schema.options.every(isText);
  return schema instanceof z.ZodLiteral && [...schema.values].every(isText);
}

/** The schema that judges the value at `path`; undefined for a path that no schema knows. The data chooses between alternatives. */
export function schemaAt(
  root: z.core.$ZodType,
  path: readonly PropertyKey[],
  data: unknown,
): z.core.$ZodType | undefined {
  let schema: z.core.$ZodType | undefined = unwrapped(root);
  let value = data;
  for (const step of path) {
    if (schema === undefined) return undefined;
    schema = stepInto(schema, step, value);
    value = valueAt(value, [step]);
  }
  return schema === undefined ? undefined : unwrapped(schema);
}

/** The facts of the word at `path`, or of the nearest group or list around it that has some. */
export function wordAt(root: z.core.$ZodType, path: readonly PropertyKey[], data: unknown): Word | undefined {
  for (let length = path.length; length >= 0; length -= 1) {
    const schema = schemaAt(root, path.slice(0, length), data);
    const word = schema === undefined ? undefined : words.get(schema);
    if (word !== undefined) return word;
  }
  return undefined;
}

/** The keys that a group knows, in the file's order; for alternatives those of the one that the data chose. */
export function knownKeys(schema: z.core.$ZodType, data: unknown): readonly string[] {
  const inner = chosen(unwrapped(schema), data);
  return inner instanceof z.ZodObject ? Object.keys(inner.shape) : [];
}

function stepInto(schema: z.core.$ZodType, step: PropertyKey, data: unknown): z.core.$ZodType | undefined {
  const inner = chosen(schema, data);
  if (inner instanceof z.ZodObject) {
    const next = (inner.shape as Record<PropertyKey, z.core.$ZodType | undefined>)[step]; // own shape of a known group
    return next === undefined ? undefined : unwrapped(next);
  }
  if (inner instanceof z.ZodRecord) return unwrapped(inner.valueType);
  if (inner instanceof z.ZodArray) return unwrapped(inner.element);
  return undefined;
}

/** The alternative that the data's discriminating key names; the schema itself where there are none. */
function chosen(schema: z.core.$ZodType, data: unknown): z.core.$ZodType {
  if (!(schema instanceof z.ZodDiscriminatedUnion)) return schema;
  const key = schema.def.discriminator;
  const named = valueAt(data, [key]);
  const options = schema.options as readonly z.core.$ZodType[];
  const match = options.find((option) => {
    const literal = option instanceof z.ZodObject ? (option.shape[key] as unknown) : undefined;
    return literal instanceof z.ZodLiteral && literal.values.has(named as z.core.util.Literal);
  });
  return match ?? options[0] ?? schema;
}
