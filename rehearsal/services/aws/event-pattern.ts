import { isRecord } from "../known.ts";
import { comparisonMeans, comparisonProblem, comparisons } from "./event-comparison.ts";

type Node = Readonly<Record<string, unknown>>;

/** Keys that every event has (EventBridge User Guide, "Event structure", from memory, 2026-11). */
const TOP_LEVEL = [
  ...["source", "detail-type", "detail", "account", "region"],
  ...["resources", "id", "time", "version", "replay-name"],
  "$or",
];

/** What is wrong with an event pattern; undefined for a good one. */
export function patternProblem(source: string): string | undefined {
  let pattern: unknown;
  try {
    pattern = JSON.parse(source);
  } catch {
    return "Event pattern is not valid JSON";
  }
  if (!isRecord(pattern) || Object.keys(pattern).length === 0)
    return "Event pattern must be an object with keys";
  const odd = Object.keys(pattern).find((key) => !TOP_LEVEL.includes(key));
  if (odd !== undefined) return `no event has "${odd}"; events have ${TOP_LEVEL.join(", ")}`;
  return inside(pattern, "", false);
}

function inside(node: Node, path: string, alternative: boolean): string | undefined {
  for (const [key, value] of Object.entries(node)) {
    const where = path === "" ? key : `${path}.${key}`;
    const problem = key === "$or" ? orProblem(value, path) : fieldProblem(value, { key, where, alternative });
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function fieldProblem(
  value: unknown,
  at: { readonly key: string; readonly where: string; readonly alternative: boolean },
): string | undefined {
  // AWS's engine refuses these names there: whoever writes them means a comparison, not a field.
  if (at.alternative && comparisons.includes(at.key)) return `"${at.where}" is a comparison, not a field`;
  if (isRecord(value))
    return Object.keys(value).length === 0
      ? `"${at.where}" must have keys`
      : inside(value, at.where, at.alternative);
  return listProblem(value, at.where);
}

/** Two or more patterns, one of which is enough (event-ruler, "$or", read 2026-11-27). */
function orProblem(value: unknown, path: string): string | undefined {
  const where = path === "" ? "$or" : `${path}.$or`;
  if (!Array.isArray(value) || value.length < 2 || !value.every(isRecord))
    return `"${where}" must be a list of at least two objects`;
  for (const one of value) {
    if (Object.keys(one).length === 0) return `"${where}" must have keys in each object`;
    const problem = inside(one, path, true);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function listProblem(value: unknown, where: string): string | undefined {
  if (!Array.isArray(value) || value.length === 0) return `"${where}" must be an object or a non-empty list`;
  if (value.some(Array.isArray)) return `"${where}" must be a list of values; got a list in it`;
  const problem = value
    .filter(isRecord)
    .map(comparisonProblem)
    .find((one) => one !== undefined);
  return problem === undefined ? undefined : `"${where}" ${problem}`;
}

/** True where the event is one that the pattern means. */
export function matchesEvent(pattern: unknown, event: unknown): boolean {
  return isRecord(pattern) && isRecord(event) && holds(pattern, event);
}

/** Something that is not there, or no object, has no fields: a pattern inside can only ask that they be missing. */
function holds(pattern: Node, found: unknown): boolean {
  if (Array.isArray(found) && found.some(isRecord)) return found.some((one) => holds(pattern, one));
  const event = isRecord(found) ? found : {};
  return Object.entries(pattern).every(([key, wanted]) => {
    if (key === "$or" && Array.isArray(wanted))
      return wanted.some((one) => isRecord(one) && holds(one, event));
    if (isRecord(wanted)) return holds(wanted, event[key]);
    if (!Array.isArray(wanted)) return false;
    const values = valuesOf(event[key]);
    return wanted.some((one) =>
      values.length === 0 ? wantsNothing(one) : values.some((value) => means(one, value)),
    );
  });
}

/** The values at a field: those of a list each, and none where the field is missing, an empty list or an object. */
function valuesOf(found: unknown): readonly unknown[] {
  if (Array.isArray(found)) return found.flatMap(valuesOf);
  return found === undefined || isRecord(found) ? [] : [found];
}

function wantsNothing(wanted: unknown): boolean {
  return isRecord(wanted) && wanted.exists === false;
}

function means(wanted: unknown, value: unknown): boolean {
  return isRecord(wanted) ? comparisonMeans(wanted, value) : wanted === value;
}
