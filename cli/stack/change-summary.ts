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
  return changes.flatMap((one) => {
    const parts = (["made", "changed", "replaced", "deleted"] as const)
      .filter((kind) => one[kind] > 0)
      .map((kind) => `${one[kind]} ${words[kind]}`);
    return [`  ${one.component.padEnd(width)}  ${parts.join(", ")}`, ...details(one.component, steps)];
  });
}

/** What of a resource is another now, a line each: what is only made or deleted has no such properties. */
function details(component: string, steps: readonly Step[]): readonly string[] {
  const seen = new Set<string>();
  const mine = steps.filter((step) => {
    if (step.component !== component || !DIFFERING.includes(step.op) || seen.has(step.urn)) return false;
    seen.add(step.urn);
    return step.properties.length > 0;
  });
  const lines = mine.map(({ name, op, properties }) => {
    const what = op === "update" ? "" : " anew";
    return `    ${name}${what}: ${properties.join(", ")}`;
  });
  const rest = lines.length - MOST_DETAILS;
  return rest <= 1 ? lines : [...lines.slice(0, MOST_DETAILS), `    … and ${rest} more`];
}

/** Operations by which a resource differs from before. */
const DIFFERING: readonly string[] = ["update", "replace", "create-replacement"];

/** Lines a component: a change of all tags would bury everything else. */
const MOST_DETAILS = 6;

const DONE = { made: "made", changed: "changed", replaced: "replaced", deleted: "deleted" } as const;
const PLAN = { made: "to make", changed: "to change", replaced: "to replace", deleted: "to delete" } as const;
