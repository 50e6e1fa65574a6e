const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
const DAY_MINUTES = 24 * 60;
const WEEK_MINUTES = 7 * DAY_MINUTES;

/** A stretch of the week, in minutes from Monday 00:00 UTC; `end` may lie beyond the week's end. */
export interface TimeWindow {
  readonly start: number;
  readonly end: number;
}

/** `hh:mm-hh:mm`, UTC, on every day; undefined where the text is no such window. */
export function dailyWindow(text: string): TimeWindow | undefined {
  const match = /^([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)$/.exec(text);
  if (match === null) return undefined;
  const [start, end] = [minutes(match[1], match[2]), minutes(match[3], match[4])];
  return { start, end: end > start ? end : end + DAY_MINUTES };
}

/** `ddd:hh:mm-ddd:hh:mm`, UTC, once a week; undefined where the text is no such window. */
export function weeklyWindow(text: string): TimeWindow | undefined {
  const match = /^([a-z]{3}):([01]\d|2[0-3]):([0-5]\d)-([a-z]{3}):([01]\d|2[0-3]):([0-5]\d)$/.exec(
    text.toLowerCase(),
  );
  if (match === null) return undefined;
  const [first, last] = [DAYS.indexOf(match[1] as never), DAYS.indexOf(match[4] as never)]; // -1 for a word that is no day
  if (first < 0 || last < 0) return undefined;
  const start = first * DAY_MINUTES + minutes(match[2], match[3]);
  const end = last * DAY_MINUTES + minutes(match[5], match[6]);
  return { start, end: end > start ? end : end + WEEK_MINUTES };
}

/** Minutes from start to end. */
export function windowLength(window: TimeWindow): number {
  return window.end - window.start;
}

/** True where the daily window on some day touches the weekly one; end and start may meet. */
export function windowsOverlap(daily: TimeWindow, weekly: TimeWindow): boolean {
  for (let day = -1; day <= 14; day++) {
    const start = daily.start + day * DAY_MINUTES;
    if (start < weekly.end && start + windowLength(daily) > weekly.start) return true;
  }
  return false;
}

/** The first start of the weekly window after that moment. */
export function nextStart(window: TimeWindow, after: Date): Date {
  const monday = Date.UTC(
    after.getUTCFullYear(),
    after.getUTCMonth(),
    after.getUTCDate() - ((after.getUTCDay() + 6) % 7),
  );
  const start = monday + window.start * 60_000;
  return new Date(start > after.getTime() ? start : start + WEEK_MINUTES * 60_000);
}

function minutes(hours: string | undefined, rest: string | undefined): number {
  return Number(hours) * 60 + Number(rest);
}
