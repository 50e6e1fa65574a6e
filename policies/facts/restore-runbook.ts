import { existsSync, readFileSync } from "node:fs";

/** The runbook that says how a lost database comes back, step by step, with the minutes of each that a person does. */
const RUNBOOK = new URL("../../docs/runbooks/restore-database.md", import.meta.url);

/** A line of the table of steps: number, step, minutes. A step that RDS does has no figure: its time follows from the size. */
const STEP = /^\|\s*\d+\s*\|.*\|\s*(\d+)\s*\|$/;

/** Minutes that people need for the runbook's steps; undefined where there is no runbook or it has no steps. */
export function runbookMinutes(): number | undefined {
  return existsSync(RUNBOOK) ? minutesIn(readFileSync(RUNBOOK, "utf8")) : undefined;
}

/** The sum of the minutes in a runbook's table of steps; undefined without one. */
export function minutesIn(runbook: string): number | undefined {
  const minutes = runbook.split("\n").flatMap((line) => {
    const found = STEP.exec(line.trim())?.[1];
    return found === undefined ? [] : [Number(found)];
  });
  return minutes.length === 0 ? undefined : minutes.reduce((sum, one) => sum + one, 0);
}
