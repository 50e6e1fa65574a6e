import type { Settings } from "../../infra/config/settings.ts";
import type { Clouds } from "./clouds.ts";
import type { Verdict } from "./judge.ts";

/** Projects of one organization at most, unless support has raised it (Atlas, "Atlas Limitations", Organization and Project Limits, in a stored copy; read 2026-11-27). */
const MOST_PROJECTS = 250;

/** What is asked of MongoDB Atlas, for a stack whose database stands there. */
export function atlasChecks(
  { environment, mongodbAtlas, product }: Settings,
  clouds: Clouds,
): readonly (readonly [subject: string, check: () => Promise<Verdict>])[] {
  if (mongodbAtlas === undefined) return [];
  const { organizationId } = mongodbAtlas;
  return [
    [
      "Atlas organization",
      async () => {
        const { id, name } = await clouds.atlasOrganization(organizationId);
        const ok = id === organizationId;
        return {
          state: ok ? "ok" : "failed",
          expected: organizationId,
          found: ok ? `${id} (${name})` : id,
          next: ok
            ? ""
            : "Correct mongodbAtlas.organizationId, or take a service account of that organization",
        };
      },
    ],
    [
      "Atlas projects",
      async () => {
        const names = await clouds.atlasProjects(organizationId);
        const others = names.filter((name) => name !== `${product}-${environment}`).length;
        const ok = others < MOST_PROJECTS;
        return {
          state: ok ? "ok" : "failed",
          expected: "room for 1",
          found: `${MOST_PROJECTS} allowed, beside ${others} of others`,
          next: ok ? "" : "Delete a project that nobody uses, or ask MongoDB's support for more",
        };
      },
    ],
  ];
}
