/** `critical`: somebody is woken. `warning`: somebody looks in working hours. PagerDuty is told which, and tells people by it. */
export type Severity = "critical" | "warning";

/** Both, most urgent first. */
export const SEVERITIES: readonly Severity[] = ["critical", "warning"];
