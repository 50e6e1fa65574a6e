/** What an alarm tells whoever it wakes. */
export interface AlarmText {
  /** What is wrong, with figure and unit, one sentence without its full stop: `More than 5 % of requests fail`. */
  readonly what: string;
  /** What to do first, one sentence without its full stop. */
  readonly firstStep: string;
}

/** Characters. @pulumi/aws 7.48.0, cloudwatch.MetricAlarm; CloudWatch API reference, PutMetricAlarm, from memory, 2026-11. */
const LONGEST = 1024;

/** Between the fault and the first step; the rules look for it (checklist ALR-06). */
export const FIRST_STEP = "First:";

/** The description of an alarm. Throws where it does not fit: a cut off first step helps nobody. */
export function alarmText({ firstStep, what }: AlarmText): string {
  const text = `${what}. ${FIRST_STEP} ${firstStep}.`;
  if (text.length > LONGEST)
    throw new RangeError(`alarm text: at most ${LONGEST} characters were expected; got ${text.length}.`);
  return text;
}
