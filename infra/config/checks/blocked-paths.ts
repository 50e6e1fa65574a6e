import type { Problem } from "../../lib/errors.ts";
import { coversPath } from "../../lib/path-pattern.ts";
import { shown } from "../../lib/shown.ts";
import type { ConfigParts } from "../config.ts";

/** What is refused to everybody is refused to the machines too that watch the services and call them. */
export function checkBlockedPaths(parts: ConfigParts, wrong: ReadonlySet<string>): readonly Problem[] {
  return [...checkMachines(parts), ...checkOthers(parts, wrong)];
}

/** Hostnames of other stacks stand in the zone, and have paths to be refused. */
function checkOthers({ domain, edge }: ConfigParts, wrong: ReadonlySet<string>): readonly Problem[] {
  const hostnames = edge?.blockedHostnames ?? [];
  if (hostnames.length === 0) return [];
  const where = "edge.blockedHostnames";
  const without = edge?.blockedPaths === undefined && ![...wrong].some((path) => path.startsWith("edge"));
  return [
    ...(without
      ? [{ where, expected: "blockedPaths beside it", found: "none", next: "Write the paths, or remove it" }]
      : []),
    ...hostnames.flatMap((hostname, index) => {
      if (domain === undefined || hostname === domain || hostname.endsWith(`.${domain}`)) return [];
      const expected = `"${domain}" or a name below it`;
      const next = "Correct the hostname or domain";
      return [{ where: `${where}.${index}`, expected, found: shown(hostname), next }];
    }),
  ];
}

function checkMachines({ bypass, edge, services }: ConfigParts): readonly Problem[] {
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
