import type { Cloud } from "../cloud/cloud.ts";
import { CloudError } from "../cloud/cloud-error.ts";
import { ATLAS } from "../services/mongodbatlas/tokens.ts";

/** Where the paths of the Administration API begin. */
export const ATLAS_API = "/api/atlas/v2";

/** An organization and its projects, as the Administration API tells them (v2, getOrg and getOrgGroups, from memory, 2026-11). */
export function answerAtlas(path: string, cloud: Cloud): Readonly<Record<string, unknown>> {
  const [, id, part] = /^\/api\/atlas\/v2\/orgs\/([^/?]+)(\/groups)?(?:\?|$)/.exec(path) ?? [];
  if (id === undefined)
    throw new CloudError("RESOURCE_NOT_FOUND", `Cannot find resource ${path.split("?")[0] ?? ""}.`);
  if (id !== cloud.caller.accountId)
    throw new CloudError("RESOURCE_NOT_FOUND", `Cannot find resource /api/atlas/v2/orgs/${id}.`);
  if (part === undefined) return { id, name: "rehearsal", isDeleted: false };
  const results = cloud
    .list(ATLAS.project)
    .map((project) => ({ id: project.id, orgId: id, name: String(project.inputs.name) }));
  return { results, totalCount: results.length };
}
