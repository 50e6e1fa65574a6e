import type { RuleContext } from "../context.ts";
import { atLeast, notApplicable } from "../expect.ts";
import type { ViewIndex } from "../index-views.ts";
import { judge } from "../rule.ts";
import { ATLAS_CLUSTER } from "../tokens.ts";
import type { Finding } from "../verdict.ts";
import { clusterKind, dailyDays, monthlyDays, schedulesOf } from "./document-clusters.ts";
import type { KeptSnapshots } from "./kept-snapshots.ts";

/** Judges how long production's snapshots of every dedicated MongoDB cluster are kept. */
export function judgeKeptDocumentSnapshots(
  index: ViewIndex,
  { tier }: RuleContext,
  { word, leastDays }: KeptSnapshots,
): readonly Finding[] {
  const days = word === "daily" ? dailyDays : monthlyDays;
  return index.ofType(ATLAS_CLUSTER).flatMap((cluster) =>
    judge(cluster.urn, () => {
      if (tier !== "production") return notApplicable("asked of production only");
      if (clusterKind(cluster) !== "dedicated")
        return notApplicable("M0 and Flex have no schedule: their dump is kept");
      return atLeast(
        `${word} snapshots`,
        leastDays,
        Math.max(0, ...schedulesOf(index, cluster).map(days)),
        "days",
      );
    }),
  );
}
