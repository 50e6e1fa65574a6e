import type { RuleContext } from "../context.ts";
import type { ViewIndex } from "../index-views.ts";
import { probesRegion } from "../relations/probes-region.ts";
import type { ResourceView } from "../resource-view.ts";
import type { ReportRegion } from "./model.ts";

/** Every region of the stack: those that its file names, and those where its resources stand beside them, by name. */
export function reportRegions(
  index: ViewIndex,
  { region, regions }: Pick<RuleContext, "region" | "regions">,
): readonly ReportRegion[] {
  const named = regions.map((name) => ({ name, why: name === region ? "the stack's own" : "for recovery" }));
  const others = [...new Set(index.all.flatMap(regionOf))].filter((name) => !regions.includes(name)).sort();
  return [
    ...named,
    ...others.map((name) => ({
      name,
      why: probesRegion(index, name) ?? "not named by the configuration",
    })),
  ];
}

/** What the cloud says, or the resource asks for; nothing for one that has no region or has it from its provider. */
function regionOf({ inputs, outputs, type }: ResourceView): readonly string[] {
  if (!type.startsWith("aws:")) return [];
  const region = outputs.region ?? inputs.region;
  return typeof region === "string" ? [region] : [];
}
