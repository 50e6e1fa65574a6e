import * as z from "zod";
import { CONFIG_KEY, configSchema } from "./config.ts";
import { isPlain, plain } from "./merged.ts";
import { words } from "./schema/word.ts";

/** A JSON Schema (draft 7, which editors' YAML support knows best) for a whole stack file. */
export function stackFileSchema(): Record<string, unknown> {
  const file = z.looseObject({ config: z.looseObject({ [CONFIG_KEY]: configSchema }) });
  const schema = z.toJSONSchema(file, { target: "draft-7", io: "input", override: describe });
  return { ...withLike(schema), title: "Pulumi.<stack>.yaml of slipway" };
}

/** With `like` a file writes what differs, so that no word in a group has to stand beside another. */
function withLike(schema: Record<string, unknown>): Record<string, unknown> {
  const whole = plain(plain(plain(plain(schema.properties).config).properties)[CONFIG_KEY]);
  const { like: _, ...others } = plain(whole.properties);
  const alone = { ...whole, properties: others };
  const beside = { ...plain(loosened(whole)), required: ["like"] };
  const config = {
    ...plain(plain(schema.properties).config),
    properties: { [CONFIG_KEY]: { anyOf: [alone, beside] } },
  };
  return { ...schema, properties: { ...plain(schema.properties), config } };
}

/** The same groups with nothing required. Lists replace the other's as a whole, so that their items stay as they are. */
function loosened(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(loosened);
  if (!isPlain(value)) return value;
  const entries = Object.entries(value).flatMap(([key, item]): readonly (readonly [string, unknown])[] => {
    if (key === "required" && Array.isArray(item)) return [];
    if (key === "items") return [[key, item]];
    if (key === "properties" && isPlain(item))
      return [[key, Object.fromEntries(Object.entries(item).map(([name, one]) => [name, loosened(one)]))]];
    return [[key === "oneOf" ? "anyOf" : key, loosened(item)]]; // without the choosing word several may fit
  });
  return Object.fromEntries(entries);
}

/** Puts the word's meaning, unit and example into what the editor shows. */
function describe({
  jsonSchema,
  zodSchema,
}: {
  jsonSchema: z.core.JSONSchema.BaseSchema;
  zodSchema: z.core.$ZodTypes;
}): void {
  const word = words.get(zodSchema);
  if (word === undefined) return;
  const unit = word.unit === undefined ? "" : ` Unit: ${word.unit}.`;
  const example = word.example === "" ? "" : ` Example: ${word.example}.`;
  jsonSchema.description = `${word.meaning}.${unit} Expected: ${word.expected}.${example}`;
}
