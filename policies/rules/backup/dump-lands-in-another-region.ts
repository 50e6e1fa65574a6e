import { declared, fact, notApplicable } from "../../expect.ts";
import type { ViewIndex } from "../../index-views.ts";
import { inputsOf } from "../../reader.ts";
import { scheduledDumps } from "../../relations/backup-buckets.ts";
import { frequency } from "../../relations/backup-plan.ts";
import { clusterKind } from "../../relations/document-clusters.ts";
import { judge, stackRule } from "../../rule.ts";
import { ATLAS_CLUSTER, DB_INSTANCE } from "../../tokens.ts";
import type { Verdict } from "../../verdict.ts";

export const dumpLandsInAnotherRegion = stackRule({
  name: "dump-lands-in-another-region",
  control: "BAK-12",
  severity: "high",
  enforcement: "mandatory",
  statement:
    "A task writes a logical dump of the database into a bucket of another region, every day and by itself.",
  rationale: "Snapshots can be read by one service of one vendor only; a dump by any server of its kind.",
  remediation: "Name an image and a schedule under backup.dump.",
  source: {
    url: "https://unpkg.com/@pulumi/aws@7.48.0/scheduler/schedule.d.ts",
    readOn: "2026-11-27",
  },
  check: (index, { region }) => [
    ...index
      .ofType(DB_INSTANCE)
      .filter((database) => !inputsOf(database).has("replicateSourceDb"))
      .flatMap((database) => judge(database.urn, () => judgeDumps(index, region))),
    // A cluster with snapshots of its own copies them itself (BAK-02); M0 and Flex have their dump only.
    ...index
      .ofType(ATLAS_CLUSTER)
      .flatMap((cluster) =>
        judge(cluster.urn, () =>
          clusterKind(cluster) === "dedicated"
            ? notApplicable("a dedicated cluster copies its snapshots")
            : judgeDumps(index, region),
        ),
      ),
  ],
});

function judgeDumps(index: ViewIndex, own: string | undefined): readonly Verdict[] {
  const dumps = scheduledDumps(index);
  if (dumps.length === 0) return [declared("scheduled dump", "declared", false)];
  return dumps.flatMap(({ buckets, schedule }) => {
    const read = inputsOf(schedule);
    const state = read.text("state") ?? "ENABLED"; // @pulumi/aws 7.48.0: on unless it is set
    const often = frequency(read.text("scheduleExpression") ?? "");
    const away = buckets.some((bucket) => (inputsOf(bucket).text("region") ?? own) !== own);
    const place = away ? "in another region" : "in the same region";
    return [
      fact(state === "ENABLED", `${schedule.name}.state`, "ENABLED", state),
      fact(often === "daily", `${schedule.name}.scheduleExpression`, "daily", often),
      fact(away, `${schedule.name}'s bucket`, "in another region", place),
    ];
  });
}
