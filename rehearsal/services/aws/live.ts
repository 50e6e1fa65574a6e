import type { Entity } from "../../cloud/entity.ts";

/** Every property of an entity as a reader sees it: what the cloud computed goes before what was asked for. */
export function live(entity: Entity): Readonly<Record<string, unknown>> {
  return { ...entity.inputs, ...entity.outputs };
}
