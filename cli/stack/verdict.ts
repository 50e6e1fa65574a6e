import type { Report } from "../../policies/report/model.ts";
import type { Terminal } from "../lib/terminal.ts";
import type { PolicyViolation } from "./event-log.ts";

/** Says which mandatory policies refuse the change, one line each, and how to go on. */
export function sayRefusal(terminal: Terminal, violations: readonly PolicyViolation[]): void {
  const mandatory = violations.filter((violation) => violation.mandatory);
  terminal.say(terminal.style("red", `Refused by ${count(mandatory.length, "policy violation")}:`));
  for (const violation of mandatory) terminal.say(`  ${violation.message}`);
}

/** One line on the checklist: counts of rows by state. */
export function describeReport(report: Pick<Report, "counts">): string {
  const { met, violated, undecided, exempt } = report.counts;
  const parts = [`${met} met`, `${violated} violated`, `${undecided} undecided`, `${exempt} exempt`];
  return `${parts.join(", ")}; ${report.counts["not yet covered"]} not yet covered, ${report.counts["not applicable"]} not applicable`;
}

function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? "" : "s"}`;
}
