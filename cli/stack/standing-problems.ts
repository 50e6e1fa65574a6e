import type { Problem } from "../../infra/lib/errors.ts";
import type { Step } from "./event-log.ts";
import { growthProblems } from "./growth-problems.ts";
import type { Session } from "./session.ts";
import { stateResources } from "./stack-state.ts";
import { turnProblems } from "./turn-problems.ts";

/** Types of which a planned change is compared with what stands. Only then is the state asked for. */
const COMPARED: readonly string[] = [
  "mongodbatlas:index/advancedCluster:AdvancedCluster",
  "random:index/randomPassword:RandomPassword",
];

/** What the configuration cannot ask of this stack, as it stands after the last update. */
export async function standingProblems(
  { opened, settings, stack }: Session,
  steps: readonly Step[],
): Promise<readonly Problem[]> {
  const { database } = settings;
  if (database?.engine !== "mongodb" || !steps.some(({ type }) => COMPARED.includes(type))) return [];
  const state = await stateResources(opened.stack);
  return [...turnProblems(database, state), ...growthProblems(database, state)].map((problem) => ({
    source: `Pulumi.${stack}.yaml`,
    ...problem,
  }));
}
