import { declared, fact, notApplicable } from "../../expect.ts";
import type { ViewIndex } from "../../index-views.ts";
import { inputsOf } from "../../reader.ts";
import { type ScheduledDump, scheduledDumps } from "../../relations/backup-buckets.ts";
import { frequency } from "../../relations/backup-plan.ts";
import { clusterKind } from "../../relations/document-clusters.ts";
import { type DumpTarget, dumpsInto } from "../../relations/dump-command.ts";
import { startsItsTask } from "../../relations/scheduled-runs.ts";
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
  check: (index, { region, today }) => [
    ...index
      .ofType(DB_INSTANCE)
      .filter((database) => !inputsOf(database).has("replicateSourceDb"))
      .flatMap((database) => judge(database.urn, () => judgeDumps(index, "postgres", region, today))),
    // A cluster with snapshots of its own copies them itself (BAK-02) and needs no dump; M0 and Flex have their dump only.
    ...index
      .ofType(ATLAS_CLUSTER)
      .flatMap((cluster) =>
        judge(cluster.urn, () =>
          clusterKind(cluster) === "dedicated" && scheduledDumps(index).length === 0
            ? notApplicable("a dedicated cluster copies its snapshots, and no dump is declared")
            : judgeDumps(index, "mongodb", region, today),
        ),
      ),
  ],
});

function judgeDumps(
  index: ViewIndex,
  kind: DumpTarget["kind"],
  own: string | undefined,
  today: string,
): readonly Verdict[] {
  const dumps = scheduledDumps(index);
  if (dumps.length === 0) return [declared("scheduled dump", "declared", false)];
  // One that does all of it is enough: while a role's policy is not known, a task that reads dumps looks like one that writes them.
  const judged = dumps.map((dump) => judgeDump(index, kind, own, today, dump));
  const faults = (verdicts: readonly Verdict[]) => verdicts.filter(({ state }) => state !== "met").length;
  return judged.reduce((best, one) => (faults(one) < faults(best) ? one : best));
}

function judgeDump(
  index: ViewIndex,
  kind: DumpTarget["kind"],
  own: string | undefined,
  today: string,
  { buckets, schedule, tasks }: ScheduledDump,
): readonly Verdict[] {
  const read = inputsOf(schedule);
  const often = frequency(read.text("scheduleExpression") ?? "");
  const away = buckets.some((bucket) => (inputsOf(bucket).text("region") ?? own) !== own);
  const place = away ? "in another region" : "in the same region";
  return [
    ...startsItsTask(schedule, today),
    ...tasks.flatMap((task) => dumpsInto(index, task, { kind, buckets })),
    fact(often === "daily", `${schedule.name}.scheduleExpression`, "daily", often),
    fact(away, `${schedule.name}'s bucket`, "in another region", place),
  ];
}
