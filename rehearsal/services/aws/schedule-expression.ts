/** Fields of EventBridge's cron: minutes, hours, day of month, month, day of week, year. */
const FIELDS = [
  { name: "minutes", min: 0, max: 59 },
  { name: "hours", min: 0, max: 23 },
  { name: "day of month", min: 1, max: 31 },
  { name: "month", min: 1, max: 12 },
  { name: "day of week", min: 1, max: 7 },
  { name: "year", min: 1970, max: 2199 },
] as const;

const NAMES = /^(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC|SUN|MON|TUE|WED|THU|FRI|SAT)$/i;
const RATE = /^rate\((\d+) (minutes?|hours?|days?)\)$/;
const AT = /^at\(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\)$/;

/** A way to write when something happens. */
export type ScheduleKind = "cron" | "rate" | "at";

/**
 * Why EventBridge or AWS Backup refuses the expression; undefined for a right one. Source: EventBridge User Guide, "Setting a
 * schedule pattern for scheduled rules", from memory, 2026-11.
 */
export function scheduleProblem(expression: string, kinds: readonly ScheduleKind[]): string | undefined {
  const kind = kinds.find((one) => expression.startsWith(`${one}(`) && expression.endsWith(")"));
  if (kind === undefined)
    return `must be one of ${kinds.map((one) => `${one}(...)`).join(", ")}; got "${expression}"`;
  if (kind === "rate") return rateProblem(expression);
  if (kind === "at")
    return AT.test(expression) ? undefined : `must be at(yyyy-mm-ddThh:mm:ss); got "${expression}"`;
  return cronProblem(expression.slice("cron(".length, -1));
}

function rateProblem(expression: string): string | undefined {
  const [, count, unit] = RATE.exec(expression) ?? [];
  if (count === undefined || unit === undefined) return `must be rate(<number> <unit>); got "${expression}"`;
  if (Number(count) < 1) return "a rate must be at least 1";
  const plural = unit.endsWith("s");
  return plural === (Number(count) === 1)
    ? `the unit of ${count} must ${plural ? "not " : ""}end in s; got "${unit}"`
    : undefined;
}

function cronProblem(text: string): string | undefined {
  const values = text.trim().split(/\s+/);
  if (values.length !== FIELDS.length) return `cron must have 6 fields; got ${values.length}`;
  for (const [index, field] of FIELDS.entries()) {
    const value = values[index] ?? "";
    if (!value.split(",").every((part) => isPart(part, field)))
      return `cron's ${field.name} must be valid; got "${value}"`;
  }
  const [day, weekday] = [values[2], values[4]];
  if ((day === "?") === (weekday === "?")) return 'one of day of month and day of week must be "?"';
  return undefined;
}

function isPart(part: string, { max, min }: { readonly min: number; readonly max: number }): boolean {
  if (part === "*" || part === "?") return true;
  const [range = "", step] = part.split("/");
  if (step !== undefined && !/^\d+$/.test(step)) return false;
  if (range === "*" || /^(?:L|\d+L|L-\d+|\d+W|LW|\d+#[1-5])$/i.test(range)) return true;
  return range.split("-").every((edge) => {
    if (NAMES.test(edge)) return true;
    return /^\d+$/.test(edge) && Number(edge) >= min && Number(edge) <= max;
  });
}
