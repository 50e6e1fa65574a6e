import type { DatabaseSettings } from "../../infra/config/database-settings.ts";
import type { Problem } from "../../infra/lib/errors.ts";
import { isDedicated } from "../../infra/tables/atlas-tiers.ts";
import type { StateResource } from "./stack-state.ts";

const CLUSTER = "mongodbatlas:index/advancedCluster:AdvancedCluster";
/** Providers of the clusters that share machines. */
const SHARED: readonly unknown[] = ["TENANT", "FLEX"];

const RUNBOOK = "docs/runbooks/grow-document-store.md";

/**
 * Refuses what a cluster cannot take in the update that makes M0 or FLEX larger: Atlas takes the upgrade alone, and an own key
 * needs a cluster of M10 that is there already.
 */
export function growthProblems(
  database: DatabaseSettings | undefined,
  state: readonly StateResource[],
): readonly Omit<Problem, "source">[] {
  if (database?.engine !== "mongodb" || !isDedicated(database.tier)) return [];
  const grows = state.some(({ inputs, type }) => type === CLUSTER && SHARED.includes(providerOf(inputs)));
  if (!grows) return [];
  const next = (word: string): string =>
    `Write ${word} for this one update, with the exemption that its row wants, and take both back with the next (${RUNBOOK})`;
  return [
    ...(database.ownKey
      ? [
          {
            where: "database.ownKey",
            expected: "false in the update that makes the cluster larger, since an own key needs M10 already",
            found: "true",
            next: next("ownKey: false"),
          },
        ]
      : []),
    ...(database.pointInTimeDays > 0
      ? [
          {
            where: "database.pointInTimeDays",
            expected: "0 in the update that makes the cluster larger, since Atlas leaves it off then",
            found: String(database.pointInTimeDays),
            next: next("pointInTimeDays: 0"),
          },
        ]
      : []),
  ];
}

/** Provider of a cluster's first region. */
function providerOf(inputs: StateResource["inputs"]): unknown {
  const spec = firstOf(inputs.replicationSpecs);
  return firstOf(spec?.regionConfigs)?.providerName;
}

function firstOf(list: unknown): Readonly<Record<string, unknown>> | undefined {
  const first: unknown = Array.isArray(list) ? list[0] : undefined;
  // The engine's state holds plain data.
  return typeof first === "object" && first !== null ? (first as Record<string, unknown>) : undefined;
}
