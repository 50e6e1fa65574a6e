import type { ViewIndex } from "../index-views.ts";
import { inputsOf, type Reader } from "../reader.ts";
import type { ResourceView } from "../resource-view.ts";
import { ATLAS_PROJECT, ATLAS_SCHEDULE } from "../tokens.ts";

/** `free` is M0, `flex` Flex; both share machines. */
export type ClusterKind = "free" | "flex" | "dedicated";

/** Days by the unit of a retention (types/input.d.ts of @pulumi/mongodbatlas 4.16.0, read 2026-11-27): months at their shortest. */
const UNITS: Readonly<Record<string, number>> = { days: 1, weeks: 7, months: 30.5, years: 365 };

/** The kind by the provider that the first region names. */
export function clusterKind(cluster: ResourceView): ClusterKind {
  switch (inputsOf(cluster).text("replicationSpecs[0].regionConfigs[0].providerName")) {
    case "TENANT":
      return "free";
    case "FLEX":
      return "flex";
    default:
      return "dedicated";
  }
}

/** The regions of every replication specification. */
export function regionsOf(cluster: ResourceView): readonly (readonly Reader[])[] {
  return inputsOf(cluster)
    .items("replicationSpecs")
    .map((spec) => spec.items("regionConfigs"));
}

/** What of a type stands in the same project as the resource. */
export function inSameProject(index: ViewIndex, view: ResourceView, type: string): readonly ResourceView[] {
  const [project] = index.linked(view, "projectId", ATLAS_PROJECT);
  if (project !== undefined) return index.pointingAt(project, type, "projectId");
  const id = inputsOf(view).text("projectId");
  return index.ofType(type).filter((one) => inputsOf(one).text("projectId") === id);
}

/** The schedules of a cluster's snapshots. */
export function schedulesOf(index: ViewIndex, cluster: ResourceView): readonly ResourceView[] {
  return index.pointingAt(cluster, ATLAS_SCHEDULE, "clusterName");
}

/** Days that a line of a schedule or a compliance policy keeps; 0 where there is no such line. */
export function daysKept(item: Reader): number {
  return Math.floor((item.number("retentionValue") ?? 0) * (UNITS[item.text("retentionUnit") ?? ""] ?? 0));
}

/** The longest that daily snapshots of a schedule or a compliance policy are kept, in days. */
export function dailyDays(view: ResourceView): number {
  const read = inputsOf(view);
  return read.has("policyItemDaily") ? daysKept(read.at("policyItemDaily")) : 0;
}

/** The longest that monthly or yearly snapshots of a schedule are kept, in days. */
export function monthlyDays(view: ResourceView): number {
  return Math.max(0, ...inputsOf(view).items("policyItemMonthlies").map(daysKept));
}
