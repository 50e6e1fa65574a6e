import type { Step } from "./event-log.ts";

export interface ComponentChanges {
  readonly component: string;
  readonly made: number;
  readonly changed: number;
  readonly replaced: number;
  readonly deleted: number;
}

/** How many resources of each component a run made, changed, replaced or deleted; sorted by name. */
export function changesByComponent(steps: readonly Step[]): readonly ComponentChanges[] {
  const components = [...new Set(steps.map((step) => step.component))].sort();
  return components.map((component) => {
    const mine = steps.filter((step) => step.component === component);
    const count = (...ops: string[]): number =>
      new Set(mine.filter((step) => ops.includes(step.op)).map((step) => step.urn)).size;
    const replaced = count("replace", "create-replacement");
    return {
      component,
      made: count("create", "import"),
      changed: count("update"),
      replaced,
      deleted: count("delete"),
    };
  });
}

/** One line a component: `network     21 made`. The words follow the tense: `will be made` before, `made` after. */
export function describeChanges(steps: readonly Step[], tense: "plan" | "done"): readonly string[] {
  const changes = changesByComponent(steps).filter(
    (one) => one.made + one.changed + one.replaced + one.deleted > 0,
  );
  const width = Math.max(0, ...changes.map((one) => one.component.length));
  const words = tense === "done" ? DONE : PLAN;
  return changes.map((one) => {
    const parts = (["made", "changed", "replaced", "deleted"] as const)
      .filter((kind) => one[kind] > 0)
      .map((kind) => `${one[kind]} ${words[kind]}`);
    return `  ${one.component.padEnd(width)}  ${parts.join(", ")}`;
  });
}

const DONE = { made: "made", changed: "changed", replaced: "replaced", deleted: "deleted" } as const;
const PLAN = { made: "to make", changed: "to change", replaced: "to replace", deleted: "to delete" } as const;
