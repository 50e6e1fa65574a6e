import { fact } from "../../expect.ts";
import { judge, stackRule } from "../../rule.ts";
import { DB_CLUSTER, DB_INSTANCE } from "../../tokens.ts";

/** Minutes until a lost database serves again (BAK-07). */
const MOST_MINUTES = 60;

export const restoreFitsItsTime = stackRule({
  name: "restore-fits-its-time",
  control: "BAK-07",
  severity: "high",
  enforcement: "mandatory",
  statement: `The runbook for a lost database has steps, and they take less than ${MOST_MINUTES} minutes together.`,
  rationale: "In the hour in which it is needed nobody has the time to find out how.",
  remediation:
    "Write the steps with their minutes into docs/runbooks/restore-database.md, and make the restore shorter.",
  source: { url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PIT.html", readOn: "not yet" },
  check: (index, { restoreMinutes }) =>
    index.ofType(DB_INSTANCE, DB_CLUSTER).flatMap((database) =>
      judge(database.urn, () => {
        const found = restoreMinutes === undefined ? "no runbook" : `${restoreMinutes} minutes`;
        const fits = restoreMinutes !== undefined && restoreMinutes < MOST_MINUTES;
        return fact(fits, "docs/runbooks/restore-database.md", `below ${MOST_MINUTES} minutes`, found);
      }),
    ),
});
