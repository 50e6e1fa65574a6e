import { NotUnderstood } from "./not-understood.ts";

/*
 * Event patterns of EventBridge, as far as rules must know whether an event is meant. Source: EventBridge User Guide, "Comparison
 * operators for use in event patterns", read 2026-11-27.
 */

type Plain = Readonly<Record<string, unknown>>;

const ORDER: Readonly<Record<string, (value: number, limit: number) => boolean>> = {
  "=": (value, limit) => value === limit,
  ">": (value, limit) => value > limit,
  ">=": (value, limit) => value >= limit,
  "<": (value, limit) => value < limit,
  "<=": (value, limit) => value <= limit,
};

/** True where the pattern's text means the event; false for a text that is no pattern. Throws `NotUnderstood` beyond this reader. */
export function meansEvent(source: string, event: Plain): boolean {
  let pattern: unknown;
  try {
    pattern = JSON.parse(source);
  } catch {
    return false;
  }
  return isPlain(pattern) && means(pattern, event);
}

function means(pattern: Plain, event: Plain): boolean {
  return Object.entries(pattern).every(([key, wanted]) => {
    if (key === "$or" && Array.isArray(wanted))
      return wanted.some((one) => isPlain(one) && means(one, event));
    const found = event[key];
    if (isPlain(wanted)) return means(wanted, isPlain(found) ? found : {});
    if (!Array.isArray(wanted)) return false;
    const values = Array.isArray(found) ? found : [found];
    return wanted.some((one) => values.some((value) => compares(one, value)));
  });
}

function compares(wanted: unknown, value: unknown): boolean {
  if (!isPlain(wanted)) return value !== undefined && wanted === value;
  const [way = "", ...more] = Object.keys(wanted);
  const operand = wanted[way];
  if (more.length > 0) throw new NotUnderstood(`the comparison ${Object.keys(wanted).join(", ")}`);
  if (way === "exists") return (value !== undefined) === operand;
  if (way === "numeric") return typeof value === "number" && inRange(value, operand);
  if (way === "prefix" && typeof operand === "string")
    return typeof value === "string" && value.startsWith(operand);
  if (way === "suffix" && typeof operand === "string")
    return typeof value === "string" && value.endsWith(operand);
  if (way === "anything-but" && !isPlain(operand))
    return value !== undefined && !(Array.isArray(operand) ? operand : [operand]).includes(value);
  throw new NotUnderstood(`the comparison ${way}`);
}

function inRange(value: number, operand: unknown): boolean {
  if (!Array.isArray(operand) || operand.length === 0 || operand.length % 2 !== 0) return false;
  return operand.every((one, place) => {
    if (place % 2 !== 0) return true;
    const limit: unknown = operand[place + 1];
    return typeof limit === "number" && ORDER[String(one)]?.(value, limit) === true;
  });
}

function isPlain(value: unknown): value is Plain {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
