import { declared, fact, heldBy, unchecked } from "../../expect.ts";
import type { ViewIndex } from "../../index-views.ts";
import { inputsOf } from "../../reader.ts";
import { alarmTopics, listeners } from "../../relations/alarm-listeners.ts";
import { frequency } from "../../relations/backup-plan.ts";
import { clusterKind } from "../../relations/document-clusters.ts";
import {
  logOf,
  type RESTORE_PROGRAMS,
  type RestoreTest,
  restoresDump,
  restoreTests,
  scriptOf,
} from "../../relations/restore-tests.ts";
import { startsItsTask } from "../../relations/scheduled-runs.ts";
import { logName } from "../../relations/stack-logs.ts";
import { watchedExpression, watchedMetrics } from "../../relations/watched-metrics.ts";
import type { ResourceView } from "../../resource-view.ts";
import { judge, stackRule } from "../../rule.ts";
import { ATLAS_CLUSTER, DB_INSTANCE, LOG_GROUP, METRIC_ALARM, METRIC_FILTER } from "../../tokens.ts";
import type { Finding, Verdict } from "../../verdict.ts";

type Judged = readonly (Verdict | Finding)[];

export const restoresAreTried = stackRule({
  name: "restores-are-tried",
  control: "BAK-05",
  severity: "high",
  enforcement: "mandatory",
  statement:
    "A task restores the newest dump by itself, every week or oftener, and an alarm rises when no restore ended well; a database without snapshots must have one.",
  rationale: "A backup that nobody ever restored is a hope.",
  remediation:
    "Name an image and a schedule under backup.dump.restoreTest, and leave its task and its alarm.",
  source: { url: "https://unpkg.com/@pulumi/aws@7.48.0/scheduler/schedule.d.ts", readOn: "2026-11-27" },
  check: (index, { today }) => [
    ...index
      .ofType(DB_INSTANCE)
      .filter((database) => !inputsOf(database).has("replicateSourceDb"))
      .flatMap((database) => judge(database.urn, () => judgeTests(index, "postgres", today, false))),
    ...index
      .ofType(ATLAS_CLUSTER)
      .flatMap((cluster) =>
        judge(cluster.urn, () => judgeTests(index, "mongodb", today, clusterKind(cluster) === "free")),
      ),
  ],
});

function judgeTests(
  index: ViewIndex,
  kind: keyof typeof RESTORE_PROGRAMS,
  today: string,
  dumpsAlone: boolean,
): Judged {
  const tests = restoreTests(index, kind);
  if (tests.length === 0)
    return [
      dumpsAlone
        ? declared("restore of the dump, its only backup", "tried by a scheduled task", false)
        : unchecked("no task restores a backup: the stack's file has no backup.dump.restoreTest"),
    ];
  const judged = tests.map((test) => judgeTest(index, kind, today, test));
  const faults = (verdicts: Judged) => verdicts.filter(({ state }) => state !== "met").length;
  return judged.reduce((best, one) => (faults(one) < faults(best) ? one : best));
}

function judgeTest(
  index: ViewIndex,
  kind: keyof typeof RESTORE_PROGRAMS,
  today: string,
  test: RestoreTest,
): Judged {
  const { schedule, task } = test;
  const expression = inputsOf(schedule).text("scheduleExpression") ?? "";
  return [
    ...startsItsTask(schedule, today).map((one) => heldBy(schedule.urn, one)),
    heldBy(
      schedule.urn,
      fact(
        isWeekly(expression),
        `${schedule.name}.scheduleExpression`,
        "every week or oftener",
        isWeekly(expression) ? "so" : expression,
      ),
    ),
    ...restoresDump(test, kind).map((one) => heldBy(task.urn, one)),
    silenceRings(index, test),
  ];
}

const DAY = "(?:[1-7]|SUN|MON|TUE|WED|THU|FRI|SAT)";
/** Days of the week in every month: `SUN#1` and `5L` are days of the month. */
const WEEKLY = new RegExp(`^cron\\(\\S+ \\S+ \\? \\* ${DAY}(?:[,-]${DAY})* \\*\\)$`);

function isWeekly(schedule: string): boolean {
  const days = /^rate\((\d+) days\)$/.exec(schedule)?.[1];
  return (
    frequency(schedule) === "daily" || (days !== undefined && Number(days) <= 7) || WEEKLY.test(schedule)
  );
}

/** Words of a good end are counted in the task's log, and too few of them are told to somebody. */
function silenceRings(index: ViewIndex, { containers, task }: RestoreTest): Verdict | Finding {
  const alarms = index
    .ofType(METRIC_FILTER)
    .filter((filter) => containers.some((container) => countsGoodEnds(index, filter, container)))
    .flatMap((filter) => watching(index, filter));
  const ringing = alarms.filter(risesInSilence);
  const heard = ringing.find((alarm) =>
    alarmTopics(index, alarm).some((topic) => listeners(index, topic).length > 0),
  );
  const found =
    heard !== undefined
      ? heard.name
      : ringing.length > 0
        ? `${ringing[0]?.name}, which nobody hears`
        : alarms.length > 0
          ? `${alarms[0]?.name}, which does not rise`
          : "none";
  return heldBy(
    heard?.urn,
    fact(heard !== undefined, `alarm that ${task.name} restored nothing`, "one", found),
  );
}

/** The filter's pattern is one quoted text that the task says, and its log the task's. */
function countsGoodEnds(
  index: ViewIndex,
  filter: ResourceView,
  container: RestoreTest["containers"][number],
): boolean {
  const words = /^"([^"]+)"$/.exec(inputsOf(filter).text("pattern") ?? "")?.[1];
  const logs = index.linked(filter, "logGroupName", LOG_GROUP).map(logName);
  return (
    words !== undefined &&
    scriptOf(container).includes(`echo "${words}`) &&
    logs.includes(logOf(index, container) ?? "")
  );
}

function watching(index: ViewIndex, filter: ResourceView): readonly ResourceView[] {
  const made = inputsOf(filter).at("metricTransformation");
  return index
    .ofType(METRIC_ALARM)
    .filter((alarm) =>
      watchedMetrics(alarm).some(
        ({ name, namespace }) => name === made.text("name") && namespace === made.text("namespace"),
      ),
    );
}

/** Below one, where a metric without values is filled with 0 or taken for the fault. */
function risesInSilence(alarm: ResourceView): boolean {
  const read = inputsOf(alarm);
  const threshold = read.number("threshold") ?? 0;
  const comparison = read.text("comparisonOperator");
  const below =
    (comparison === "LessThanThreshold" && threshold > 0) ||
    (comparison === "LessThanOrEqualToThreshold" && threshold >= 0);
  const filled = /\bFILL\(\s*\w+\s*,\s*0\s*\)/.test(watchedExpression(alarm) ?? "");
  return below && (filled || read.text("treatMissingData") === "breaching");
}
