/** A stretch of GuardDuty's severity, as EventBridge compares numbers. */
export type SeverityRange = readonly [">=", number] | readonly [">=", number, "<", number];

/** The event pattern of GuardDuty's findings of some severity. */
export function findingPattern(range: SeverityRange): string {
  return JSON.stringify({
    source: ["aws.guardduty"],
    "detail-type": ["GuardDuty Finding"],
    detail: { severity: [{ numeric: range }] },
  });
}
