import type { Inputs } from "../../cloud/behaviour.ts";
import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import type { Entity } from "../../cloud/entity.ts";
import { ATLAS } from "./tokens.ts";

/** The project that a resource names, or the refusal of the Administration API ("GROUP_NOT_FOUND", from memory, 2026-11). */
export function requireProject(inputs: Inputs, cloud: Cloud): Entity {
  const found = cloud.get(ATLAS.project, inputs.projectId);
  if (found !== undefined) return found;
  throw new CloudError("GROUP_NOT_FOUND", `No group with ID ${String(inputs.projectId)} exists.`);
}

/** What of that type stands in the project. */
export function ofProject(token: string, projectId: unknown, cloud: Cloud): readonly Entity[] {
  return cloud.list(token).filter((entity) => entity.inputs.projectId === projectId);
}

/**
 * The provider's identifier of what a project holds: names and values as base64, joined by hyphens
 * (terraform-provider-mongodbatlas at 468253d, internal/common/conversion/encode_state.go: sorted by name, read 2026-11-27).
 */
export function encodedId(parts: Readonly<Record<string, string>>): string {
  const base64 = (value: string): string => Buffer.from(value).toString("base64");
  return Object.entries(parts)
    .map(([name, value]) => `${base64(name)}:${base64(value)}`)
    .join("-");
}
