const DAY_MINUTES = 24 * 60;

/** A time of the day, UTC, without leading zeros, as cron takes it. */
export interface ClockTime {
  readonly hour: number;
  readonly minute: number;
}

/** `22:05` as numbers. */
export function clockTime(text: string): ClockTime {
  const [hour = 0, minute = 0] = text.split(":").map(Number);
  return { hour, minute };
}

/** When a window such as `22:00-23:30` opens. */
export function windowStart(window: string): ClockTime {
  return clockTime(window.split("-")[0] ?? "");
}

/** How long a window is, in minutes; one that ends before it starts reaches into the next day. */
export function windowMinutes(window: string): number {
  const [start = 0, end = 0] = window.split("-").map((text) => {
    const { hour, minute } = clockTime(text);
    return hour * 60 + minute;
  });
  return (end - start + DAY_MINUTES) % DAY_MINUTES;
}
