import type { ResourceShape } from "../schema/shape.ts";
import { containsSecret, Secret, unwrap } from "./secret.ts";
import { UNKNOWN } from "./unknown.ts";

/** What the engine is told in a preview: the inputs, and every output that the cloud computes as unknown. */
export function previewOutputs(
  shape: ResourceShape,
  inputs: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const computed = Object.entries(shape.outputs).filter(
    ([name, output]) => output.required && !(name in inputs),
  );
  return markSecrets(shape, inputs, {
    ...plain(inputs),
    ...Object.fromEntries(computed.map(([name]) => [name, UNKNOWN])),
  });
}

/** What exists now: the inputs with the cloud's defaults, over them what the cloud computed, limited to known outputs. */
export function liveOutputs(
  shape: ResourceShape,
  secretSource: Readonly<Record<string, unknown>>,
  entity: {
    readonly inputs: Record<string, unknown>;
    readonly outputs: Record<string, unknown>;
    readonly region: string;
  },
): Record<string, unknown> {
  const values: Record<string, unknown> = Object.fromEntries(
    Object.entries({ ...entity.inputs, ...entity.outputs }).filter(([name]) => name in shape.outputs),
  );
  // Asked for by name it stays in those words: Atlas writes AP_SOUTH_1, and its provider stands in no region.
  if ("region" in shape.outputs) values.region ??= entity.region;
  if ("tagsAll" in shape.outputs) values.tagsAll = entity.inputs.tags ?? {};
  return markSecrets(shape, secretSource, values);
}

/** Wraps the outputs that the SDK calls secret and those whose input arrived as a secret. */
function markSecrets(
  shape: ResourceShape,
  secretSource: Readonly<Record<string, unknown>>,
  values: Record<string, unknown>,
): Record<string, unknown> {
  const secrets = new Set([...shape.secretOutputs, ...shape.secretInputs]);
  for (const [name, value] of Object.entries(secretSource)) if (containsSecret(value)) secrets.add(name);
  if (secrets.has("tags")) secrets.add("tagsAll"); // they repeat the tags
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      secrets.has(name) && value !== undefined ? new Secret(value) : value,
    ]),
  );
}

function plain(inputs: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return unwrap(inputs) as Record<string, unknown>; // an object stays an object
}
