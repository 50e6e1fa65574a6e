import { indexViews } from "../policies/index-views.ts";
import { runRule } from "../policies/rule.ts";
import { rulesIn } from "../policies/rule-set.ts";
import { stackFacts } from "../policies/stack-facts.ts";
import { readViewsFile } from "../policies/views/views-file.ts";
import { median } from "./figures.ts";
import { PROJECT } from "./run-node.ts";
import type { Row } from "./table.ts";

const REPEATS = 200;
/** Rules named one by one, the dearest first. */
const NAMED = 3;

/** The pack's own time: every rule over the resources that the pack itself saw in the preview of production. */
export function measureRules(viewsFile: string): readonly Row[] {
  const { views, stack } = readViewsFile(viewsFile);
  const rules = rulesIn(PROJECT);
  const { context } = stackFacts(PROJECT, stack, new Date().toISOString().slice(0, 10));
  const index = indexViews(views);
  const timed = rules.map((rule) => ({
    name: rule.name,
    micros: microsOf(() => runRule(rule, index, context)),
  }));
  const all = timed.reduce((sum, one) => sum + one.micros, 0);
  const dearest = timed.toSorted((a, b) => b.micros - a.micros).slice(0, NAMED);
  return [
    { what: "rules, resources", value: `${rules.length}, ${views.length}` },
    { what: "all rules over all resources", value: `${(all / 1000).toFixed(2)} ms` },
    { what: "a rule and resource", value: `${(all / rules.length / views.length).toFixed(2)} µs` },
    { what: "indexing the resources", value: `${microsOf(() => indexViews(views)).toFixed(0)} µs` },
    ...dearest.map(({ name, micros }) => ({ what: `dearest: ${name}`, value: `${micros.toFixed(0)} µs` })),
  ];
}

function microsOf(work: () => unknown): number {
  const once = () => {
    const start = performance.now();
    work();
    return (performance.now() - start) * 1000;
  };
  for (let warm = 0; warm < REPEATS; warm += 1) once();
  return median(Array.from({ length: REPEATS }, once));
}
