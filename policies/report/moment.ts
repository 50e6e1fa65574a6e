/** Characters of `2026-11-27T09:42`. */
const MINUTES = 16;

/** A time of a run as people read it, in UTC to the minute; a text that is no time stays as it is. */
export function moment(iso: string): string {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:/.test(iso) ? `${iso.slice(0, MINUTES).replace("T", " ")} UTC` : iso;
}
