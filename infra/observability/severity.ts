/** `critical`: somebody is woken. `warning`: somebody looks in working hours. */
export type Severity = "critical" | "warning";

/** Both, most urgent first. */
export const SEVERITIES: readonly Severity[] = ["critical", "warning"];
