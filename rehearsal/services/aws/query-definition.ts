import type { Behaviour, Inputs } from "../../cloud/behaviour.ts";
import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import { uuid } from "../identifiers.ts";
import { text, textList } from "../known.ts";
import { live } from "./live.ts";
import { TOKEN } from "./tokens.ts";

/** CloudWatch Logs API reference, PutQueryDefinition, from memory, 2026-11. */
const LIMITS = { name: 255, query: 10_000, groups: 50 } as const;

/** Commands of the Logs Insights query language (User Guide, "Supported commands", from memory, 2026-11). */
const COMMANDS = [
  ...["fields", "filter", "stats", "sort", "limit", "parse", "display", "dedup", "pattern", "diff", "unmask"],
  ...["unnest", "anomaly", "lookup", "join", "filterIndex", "SOURCE"],
];

/** A saved query of Logs Insights. */
export const queryDefinition: Behaviour = {
  token: TOKEN.queryDefinition,
  autoName: { property: "name", maxLength: LIMITS.name },

  check(inputs) {
    const query = text(inputs, "queryString");
    const problem = query === undefined ? undefined : queryProblem(query);
    return [
      ...(problem === undefined ? [] : [{ property: "queryString", reason: problem }]),
      ...(textList(inputs, "logGroupNames").length > LIMITS.groups
        ? [{ property: "logGroupNames", reason: `can hold at most ${LIMITS.groups} groups` }]
        : []),
    ];
  },

  create(inputs, cloud) {
    requireGroups(inputs, cloud);
    const id = uuid(cloud);
    return {
      id,
      outputs: { queryDefinitionId: id, arn: cloud.arn("logs", `query-definition:${id}`) },
    };
  },

  update(_entity, next, cloud) {
    requireGroups(next, cloud);
    return undefined;
  },
};

/** The real service saves a query over a group that is not there; it fails when somebody needs it. */
function requireGroups(inputs: Inputs, cloud: Cloud): void {
  const groups = cloud.list(TOKEN.logGroup, { region: cloud.caller.region }).map((group) => live(group).name);
  const missing = textList(inputs, "logGroupNames").find((name) => !groups.includes(name));
  if (missing !== undefined)
    throw new CloudError("ResourceNotFoundException", `The log group ${missing} of the query does not exist`);
}

function queryProblem(query: string): string | undefined {
  if (query.length > LIMITS.query) return `must be at most ${LIMITS.query} characters`;
  const parts = query.replace(/"(?:[^"\\]|\\.)*"|'[^']*'|\/(?:[^/\\\n]|\\.)+\//g, "''").split("|");
  for (const part of parts) {
    const lines = part.split("\n").filter((line) => !line.trim().startsWith("#"));
    const command = /^\s*([A-Za-z]+)\b/.exec(lines.join("\n"))?.[1];
    if (command === undefined || !COMMANDS.includes(command))
      return `"${part.trim().slice(0, 40)}" begins with no command of Logs Insights (${COMMANDS.join(", ")})`;
  }
  return undefined;
}
