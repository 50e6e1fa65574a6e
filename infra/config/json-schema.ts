import * as z from "zod";
import { CONFIG_KEY, configSchema } from "./config.ts";
import { words } from "./schema/word.ts";

/** A JSON Schema (draft 7, which editors' YAML support knows best) for a whole stack file. */
export function stackFileSchema(): Record<string, unknown> {
  const file = z.looseObject({ config: z.looseObject({ [CONFIG_KEY]: configSchema }) });
  const schema = z.toJSONSchema(file, { target: "draft-7", io: "input", override: describe });
  return { ...schema, title: "Pulumi.<stack>.yaml of slipway" };
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
