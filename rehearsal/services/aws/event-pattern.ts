import { isRecord } from "../known.ts";

/** Keys that every event has (EventBridge User Guide, "Event structure", from memory, 2026-11). */
const TOP_LEVEL = [
  ...[
    "source",
    "detail-type",
    "detail",
    "account",
    "region",
    "resources",
    "id",
    "time",
    "version",
    "replay-name",
  ],
  "$or",
];

/** Ways to compare beside a plain value (same guide, "Comparison operators", from memory, 2026-11). */
const OPERATORS = [
  ...["prefix", "suffix", "anything-but", "numeric", "cidr", "exists", "equals-ignore-case", "wildcard"],
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
  return inside(pattern, "");
}

function inside(node: Readonly<Record<string, unknown>>, path: string): string | undefined {
  for (const [key, value] of Object.entries(node)) {
    const where = path === "" ? key : `${path}.${key}`;
    if (key === "$or") continue;
    const problem = isRecord(value) ? inside(value, where) : listProblem(value, where);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function listProblem(value: unknown, where: string): string | undefined {
  if (!Array.isArray(value) || value.length === 0) return `"${where}" must be an object or a non-empty list`;
  const odd = value.filter(isRecord).find((one) => !OPERATORS.includes(Object.keys(one)[0] ?? ""));
  return odd === undefined
    ? undefined
    : `"${where}" compares by ${OPERATORS.join(", ")}; got ${Object.keys(odd).join()}`;
}

/** True where the event is one that the pattern means. */
export function matchesEvent(pattern: unknown, event: unknown): boolean {
  if (!isRecord(pattern) || !isRecord(event)) return false;
  return Object.entries(pattern).every(([key, wanted]) => {
    if (key === "$or" && Array.isArray(wanted)) return wanted.some((one) => matchesEvent(one, event));
    const found = event[key];
    if (isRecord(wanted)) return matchesEvent(wanted, found);
    if (!Array.isArray(wanted)) return false;
    const values = Array.isArray(found) ? found : [found];
    return wanted.some((one) => values.some((value) => compares(one, value)));
  });
}

function compares(wanted: unknown, value: unknown): boolean {
  if (!isRecord(wanted)) return wanted === value;
  const [operator, operand] = Object.entries(wanted)[0] ?? [];
  if (operator === "exists") return (value !== undefined) === operand;
  if (operator === "anything-but")
    return (
      value !== undefined &&
      !(Array.isArray(operand) ? operand : [operand]).some((one) => compares(one, value))
    );
  if (typeof value !== "string") return false;
  if (typeof operand !== "string") return false;
  if (operator === "prefix") return value.startsWith(operand);
  if (operator === "suffix") return value.endsWith(operand);
  if (operator === "equals-ignore-case") return value.toLowerCase() === operand.toLowerCase();
  if (operator !== "wildcard") return false;
  const expression = operand.replace(/[.+^${}()|[\]\\?]/g, "\\$&").replaceAll("*", ".*");
  return new RegExp(`^${expression}$`, "s").test(value);
}
