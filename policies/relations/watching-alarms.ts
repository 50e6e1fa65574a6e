import { fact } from "../expect.ts";
import type { ViewIndex } from "../index-views.ts";
import { inputsOf, type Reader } from "../reader.ts";
import type { ResourceView } from "../resource-view.ts";
import { judge } from "../rule.ts";
import { DB_INSTANCE, ECS_CLUSTER, METRIC_ALARM } from "../tokens.ts";
import type { Finding, Verdict } from "../verdict.ts";
import { readAlarm } from "./alarm-reading.ts";

/** Seconds in a minute. */
const MINUTE = 60;

/** Something that must not go unnoticed, and what an alarm looks at to see it. */
export interface Sign {
  /** Completes "an alarm that tells of …". */
  readonly of: string;
  readonly namespace: string;
  /**
   * A metric, or what is computed of several by their names, without spaces; by how many there are of the namespace, where that
   * differs. A metric of another namespace is called `alive` there: it tells in which hours there was anything to look at.
   */
  readonly metric: string | ((parts: number) => string);
  /** The dimension that names what is watched; left out for a metric that has none. */
  readonly dimension?: string;
  /** True where an alarm may read the same of others too, each in a part of its own. */
  readonly amongOthers?: true;
  /** Another dimension that the metric has, whatever its value. */
  readonly beside?: string;
  readonly statistics: readonly string[];
  /** Which side of the figure is bad. */
  readonly side: "above" | "below";
  /** Between which figures an alarm rises neither too late nor ever, in the metric's own unit. */
  readonly least: number;
  readonly most: number;
  /** The longest that an alarm may wait. */
  readonly mostMinutes: number;
  /** The shortest that it may look at; left out where one data point is enough. */
  readonly leastMinutes?: number;
  /** What missing data must mean; left out where the metric always has a value or none is peace. */
  readonly silence?: "breaching" | "notBreaching";
}

/** What is watched. */
export interface Watched {
  readonly view: ResourceView;
  /** What the dimension may say; empty while a preview does not know it. */
  readonly ids: readonly string[];
  /** How many there are of it, each with an alarm of its own: the nodes of a cache. */
  readonly count: number;
  readonly region: string | undefined;
}

/** Whether alarms tell of a sign: one that does for each that is watched is enough; else what is wrong with each is told. */
export function toldBy(
  index: ViewIndex,
  watched: Watched,
  sign: Sign,
  region: string | undefined,
): readonly Finding[] {
  const { count, view } = watched;
  const looking = lookingAt(index, watched, sign, region);
  const able = looking.filter(({ faults }) => faults.length === 0);
  const wrong = looking.flatMap(({ faults }) => faults);
  const told = new Set(able.map(({ alarm }) => idOf(alarm, sign) ?? alarm.urn)).size;
  if (told < count && wrong.length > 0) return wrong;
  const expected =
    count === 1 ? `one that tells of ${sign.of}` : `${count} that tell of ${sign.of}, each of another`;
  return judge(view.urn, () => fact(told >= count, "alarms", expected, told === 0 ? "none" : String(told)));
}

/** The alarms that tell of a sign, with nothing wrong with them. */
export function watchersOf(
  index: ViewIndex,
  watched: Watched,
  sign: Sign,
  region: string | undefined,
): readonly ResourceView[] {
  return lookingAt(index, watched, sign, region)
    .filter(({ faults }) => faults.length === 0)
    .map(({ alarm }) => alarm);
}

function lookingAt(index: ViewIndex, watched: Watched, sign: Sign, region: string | undefined) {
  return index
    .ofType(METRIC_ALARM)
    .filter((alarm) => looksAt(alarm, watched, sign))
    .map((alarm) => ({
      alarm,
      faults: judge(alarm.urn, () => [
        ...faultsOf(alarm, sign, watched.region ?? region, region),
        ...readAlarm(alarm, sign.namespace).alive.flatMap((part) => lifeless(index, alarm, part)),
      ]),
    }));
}

function looksAt(alarm: ResourceView, { ids, view }: Watched, sign: Sign): boolean {
  const { parts, property, text } = readAlarm(alarm, sign.namespace);
  const { metric } = sign;
  if (text !== (typeof metric === "string" ? metric : metric(parts.length))) return false;
  const names = [sign.dimension, sign.beside]
    .filter((one) => one !== undefined)
    .sort()
    .join();
  if (!parts.every((part) => [...part.keys("dimensions")].sort().join() === names)) return false;
  if (sign.dimension === undefined) return true;
  if ((alarm.propertyDependencies[property] ?? []).includes(view.urn)) return true;
  const named = sign.amongOthers === true ? parts.map((part) => partId(part, sign)) : [idOf(alarm, sign)];
  return named.some((id) => id !== undefined && ids.includes(id));
}

/** What the alarm's dimension says; undefined while a preview does not know it. */
function idOf(alarm: ResourceView, sign: Sign): string | undefined {
  const [part] = readAlarm(alarm, sign.namespace).parts;
  return part === undefined ? undefined : partId(part, sign);
}

function partId(part: Reader, sign: Sign): string | undefined {
  const path = `dimensions.${sign.dimension}`;
  return part.unknown(path) ? undefined : part.text(path);
}

/** Samples of CPU are there in each hour in which a database or a task of the stack runs, and in no other. */
function lifeless(index: ViewIndex, alarm: ResourceView, part: Reader): readonly Verdict[] {
  const kind = LIVING.find(({ namespace }) => part.text("namespace") === namespace);
  const isCount = part.text("metricName") === "CPUUtilization" && part.text("stat") === "SampleCount";
  const path = `dimensions.${kind?.dimension}`;
  const of = index
    .ofType(kind?.type ?? "")
    .filter(({ outputs, urn }) =>
      part.unknown(path)
        ? alarm.propertyDependencies.metricQueries?.includes(urn) === true
        : part.text(path) === outputs[kind?.called ?? ""],
    );
  if (isCount && of.length > 0) return [];
  const expected = "hours in which the database or a task of the stack runs";
  return [fact(false, "metricQueries", expected, "another metric")];
}

const LIVING = [
  { namespace: "AWS/RDS", dimension: "DBInstanceIdentifier", type: DB_INSTANCE, called: "identifier" },
  { namespace: "AWS/ECS", dimension: "ClusterName", type: ECS_CLUSTER, called: "name" },
] as const;

/** All for which the alarm would not rise in time, or never. */
function faultsOf(
  alarm: ResourceView,
  sign: Sign,
  wanted: string | undefined,
  region: string | undefined,
): readonly Verdict[] {
  const read = inputsOf(alarm);
  const { parts } = readAlarm(alarm, sign.namespace);
  const threshold = read.number("threshold") ?? Number.NaN;
  const comparison = read.text("comparisonOperator") ?? "nothing";
  const side =
    sign.side === "above" ? /^GreaterThan(?:OrEqualTo)?Threshold$/ : /^LessThan(?:OrEqualTo)?Threshold$/;
  const statistics = parts.map((part) => part.text("statistic") ?? part.text("stat") ?? "another");
  const periods = parts.map((part) => part.number("period") ?? 0);
  const minutes = (Math.max(0, ...periods) * (read.number("evaluationPeriods") ?? 1)) / MINUTE;
  const silence = read.text("treatMissingData") ?? "missing"; // @pulumi/aws 7.48.0: missing where nothing is said
  const units = parts.flatMap((part) => part.text("unit") ?? []);
  const stands = read.text("region") ?? region; // the provider's own region where the alarm names none
  return [
    fact(
      side.test(comparison),
      "comparisonOperator",
      `one that rises ${sign.side} its threshold`,
      comparison,
    ),
    fact(
      threshold >= sign.least && threshold <= sign.most,
      "threshold",
      sign.least === sign.most ? String(sign.least) : `${sign.least} to ${sign.most}`,
      String(threshold),
    ),
    fact(
      statistics.every((one) => sign.statistics.includes(one)),
      "statistic",
      sign.statistics.join(" or "),
      statistics.join(", "),
    ),
    fact(minutes <= sign.mostMinutes, "window", `at most ${sign.mostMinutes} minutes`, `${minutes} minutes`),
    fact(
      minutes >= (sign.leastMinutes ?? 0),
      "window",
      `at least ${sign.leastMinutes ?? 0} minutes`,
      `${minutes} minutes`,
    ),
    fact(
      sign.silence === undefined ? silence !== "ignore" : silence === sign.silence,
      "treatMissingData",
      sign.silence ?? "another word than ignore",
      silence,
    ),
    // AWS writes each metric in one unit, and an alarm that names another reads nothing.
    fact(units.length === 0, "unit", "left out", units.join(", ")),
    fact(stands === wanted, "region", wanted ?? "the region of what it watches", stands ?? "nothing"),
  ].filter(({ state }) => state === "violated");
}
