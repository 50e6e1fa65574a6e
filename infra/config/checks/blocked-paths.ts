import type { Problem } from "../../lib/errors.ts";
import { coversPath } from "../../lib/path-pattern.ts";
import { shown } from "../../lib/shown.ts";
import type { ConfigParts } from "../config.ts";

/** What is refused to everybody is refused to the machines too that watch the services and call them. */
export function checkBlockedPaths({ bypass, edge, services }: ConfigParts): readonly Problem[] {
  const open = [
    ...Object.values(services ?? {}).flatMap((service) =>
      [service?.health?.livePath, service?.health?.deepPath].map((path) => ({
        path,
        what: "a health route",
      })),
    ),
    ...(bypass ?? []).map(({ path }, index) => ({ path, what: `bypass.${index}` })),
  ];
  return (edge?.blockedPaths ?? []).flatMap((blocked, index) => {
    const shut = open.find(({ path }) => path !== undefined && coversPath(`${blocked}/*`, path));
    if (shut === undefined) return [];
    return [
      {
        where: `edge.blockedPaths.${index}`,
        expected: "a path apart from what machines ask for",
        found: `${shown(blocked)} around ${shown(shut.path)} of ${shut.what}`,
        next: "Block a narrower path, or move that route",
      },
    ];
  });
}
