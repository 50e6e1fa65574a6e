import type { Problem } from "../../lib/errors.ts";
import { INSTANCE_CLASSES, type InstanceClassName, taskCapacity } from "../../tables/instance-classes.ts";
import type { ConfigParts } from "../config.ts";
import { DEFAULTS } from "../tier-defaults.ts";

/** What a group of tasks reserves. */
interface Need {
  readonly cpuUnits: number;
  readonly memoryMib: number;
}

/**
 * All tasks fit on the instance at their worst moment: a rollout of every service beside the tasks that run, while the dump runs
 * too. Where services take turns, each needs its room once.
 */
export function checkCapacity(
  { backup, services }: ConfigParts,
  {
    instanceType,
    rollout,
  }: {
    readonly instanceType?: InstanceClassName | undefined;
    readonly rollout?: "beside" | "in-turn" | undefined;
  },
): readonly Problem[] {
  if (instanceType === undefined) return [];
  const way = rollout ?? DEFAULTS["compute.rollout"].production;
  const running = sum(Object.values(services ?? {}).map((service) => needOf(service)));
  const needs = sum([running, ...(way === "beside" ? [running] : []), needOf(backup?.dump)]);
  const has = taskCapacity(instanceType);
  if (fits(needs, has)) return [];
  const larger = INSTANCE_CLASSES.find((name) => fits(needs, taskCapacity(name)));
  const inTurn = sum([running, needOf(backup?.dump)]);
  const ways = [
    ...(larger === undefined ? [] : [`instanceType: ${larger}`]),
    ...(way === "beside" && fits(inTurn, has) ? ["rollout: in-turn, with seconds without a task"] : []),
    "compute: { kind: fargate }",
  ];
  return [
    {
      where: "compute.instanceType",
      expected: `a class that holds ${told(needs)} (every service${way === "beside" ? " twice while a revision is rolled out" : ""}${backup?.dump === undefined ? "" : ", and the dump"})`,
      found: `${instanceType} with ${told(has)} for tasks`,
      next: `Write ${ways.join(", or ")}`,
    },
  ];
}

function needOf(task: { readonly [K in keyof Need]?: Need[K] | undefined } | undefined): Need {
  return { cpuUnits: task?.cpuUnits ?? 0, memoryMib: task?.memoryMib ?? 0 };
}

function sum(needs: readonly Need[]): Need {
  return {
    cpuUnits: needs.reduce((total, one) => total + one.cpuUnits, 0),
    memoryMib: needs.reduce((total, one) => total + one.memoryMib, 0),
  };
}

function fits(need: Need, has: Need): boolean {
  return need.cpuUnits <= has.cpuUnits && need.memoryMib <= has.memoryMib;
}

function told({ cpuUnits, memoryMib }: Need): string {
  return `${cpuUnits} CPU units and ${memoryMib} MiB`;
}
