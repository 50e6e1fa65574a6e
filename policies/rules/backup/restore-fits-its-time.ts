import { fact, notApplicable } from "../../expect.ts";
import { restoreTime } from "../../facts/restore-time.ts";
import { inputsOf } from "../../reader.ts";
import type { ResourceView } from "../../resource-view.ts";
import { judge, stackRule } from "../../rule.ts";
import { DB_CLUSTER, DB_INSTANCE } from "../../tokens.ts";
import { Undecided } from "../../undecided.ts";

/** Minutes until a lost database serves again (BAK-07). */
const MOST_MINUTES = 60;

/** What the sum is about; its steps stand in the runbook. */
const PROPERTY = "docs/runbooks/restore-database.md";

export const restoreFitsItsTime = stackRule({
  name: "restore-fits-its-time",
  control: "BAK-07",
  severity: "high",
  enforcement: "mandatory",
  statement: `The runbook for a lost database has steps; with the restore of a database of that size they take less than ${MOST_MINUTES} minutes.`,
  rationale: "In the hour in which it is needed nobody has the time to find out how.",
  remediation:
    "Write the steps with their minutes into docs/runbooks/restore-database.md, and make the database smaller or the steps shorter.",
  source: {
    url: "https://boto3.amazonaws.com/v1/documentation/api/1.28.66/reference/services/rds/client/restore_db_instance_to_point_in_time.html",
    readOn: "2026-11-27",
  },
  check: (index, { runbookMinutes }) =>
    index.ofType(DB_INSTANCE, DB_CLUSTER).flatMap((database) =>
      judge(database.urn, () => {
        if (inputsOf(database).has("replicateSourceDb"))
          return notApplicable("a replica, covered by its source");
        const expected = `below ${MOST_MINUTES} minutes`;
        if (runbookMinutes === undefined) return fact(false, PROPERTY, expected, "no runbook");
        const gib = storageGib(database);
        const { createMinutes, loadMinutes, minutes } = restoreTime(gib);
        const sum = runbookMinutes + minutes;
        const parts = `${runbookMinutes} of people, ${round(createMinutes)} to create an instance, ${round(loadMinutes)} to load ${gib} GiB`;
        return fact(sum < MOST_MINUTES, PROPERTY, expected, `${sum} minutes: ${parts}`);
      }),
    ),
});

/** What is declared, or what it has grown to since. A restored instance is never smaller. */
function storageGib(database: ResourceView): number {
  const declared = inputsOf(database).number("allocatedStorage");
  const grown = database.outputs.allocatedStorage;
  if (typeof grown === "number") return Math.max(declared ?? 0, grown);
  if (declared === undefined) throw new Undecided("allocatedStorage", "its size is not declared");
  return declared;
}

function round(minutes: number): string {
  return minutes.toFixed(1);
}
