import type { Problem } from "../../lib/errors.ts";
import { logParts, STACK_LOGS } from "../../observability/log-parts.ts";
import type { ConfigParts } from "../config.ts";

/** Why a stack may lack a log, as the next step of a message. */
const REMEDIES: Readonly<Record<string, string>> = {
  firewall: "Write edge.waf.loadBalancer: true, or take it away",
  trail: "Write account.cloudTrail: owned, or take it away",
  dump: "Declare backup.dump, or take it away",
};
const DATABASE = "Declare a database, or take it away";

/** A query asks at least one log, and only logs that the stack has. */
export function checkQueryLogs(parts: ConfigParts, wrong: ReadonlySet<string>): readonly Problem[] {
  if (wrong.has("queries")) return [];
  const had = stackLogs(parts, wrong);
  return Object.entries(parts.queries ?? {}).flatMap(([name, query]) => {
    const where = `queries.${name}`;
    const logs = query?.logs ?? [];
    const lost = logs.flatMap((log, index): readonly Problem[] =>
      log === undefined || had.has(log)
        ? []
        : [
            {
              where: `${where}.logs.${index}`,
              expected: "a log that this stack has",
              found: `"${log}"`,
              next: REMEDIES[log] ?? DATABASE,
            },
          ],
    );
    const none = (query?.services ?? []).length + logs.length === 0;
    if (!none || [...wrong].some((path) => path === where || path.startsWith(`${where}.`))) return lost;
    return [
      {
        where,
        expected: "at least one log",
        found: "neither services nor logs",
        next: "Name a service under services, or a log of the stack under logs",
      },
    ];
  });
}

/** The stack's logs beside those of services; where a word that decides is wrong, its log counts as there. */
function stackLogs(parts: ConfigParts, wrong: ReadonlySet<string>): ReadonlySet<string> {
  const { account, backup, database, edge, services } = parts;
  const uncertain = (area: string) => [...wrong].some((path) => path === area || path.startsWith(`${area}.`));
  const routes = Object.values(services ?? {}).flatMap((service) => service?.routes ?? []);
  const loadBalancer = edge?.waf?.loadBalancer ?? true; // a check asks for the word where there are routes
  const found = logParts(
    {
      services: {},
      database: uncertain("database") ? { engine: "postgres" } : database,
      backup: { dump: uncertain("backup") ? true : backup?.dump },
      edge: { waf: { loadBalancer: loadBalancer || uncertain("edge") } },
      account: { cloudTrail: uncertain("account") ? "owned" : (account?.cloudTrail ?? "elsewhere") },
      hostnames: uncertain("services") ? ["any"] : routes.flatMap((route) => route?.hostname ?? []),
    },
    "",
  );
  const names = new Set(found.map(({ part }) => part));
  return new Set(STACK_LOGS.filter((log) => names.has(log)));
}
