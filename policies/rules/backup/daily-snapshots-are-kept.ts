import { fact, notApplicable } from "../../expect.ts";
import { inputsOf } from "../../reader.ts";
import { planRulesOf } from "../../relations/backup-plan.ts";
import { judge, stackRule } from "../../rule.ts";
import { DB_INSTANCE } from "../../tokens.ts";

/** Days that daily backups are kept (BAK-03). */
const LEAST_DAYS = 30;

export const dailySnapshotsAreKept = stackRule({
  name: "daily-snapshots-are-kept",
  control: "BAK-03",
  severity: "high",
  enforcement: "mandatory",
  statement: `In production a daily snapshot of every database is kept at least ${LEAST_DAYS} days, here and in its copy.`,
  rationale: "A fault that is noticed weeks later must still be recoverable.",
  remediation: "Set backup.dailyRetentionDays to 30 or more.",
  source: {
    url: "https://docs.aws.amazon.com/aws-backup/latest/devguide/creating-a-backup-plan.html",
    readOn: "2026-11-27",
  },
  check: (index, { tier }) =>
    index.ofType(DB_INSTANCE).flatMap((database) =>
      judge(database.urn, () => {
        if (tier !== "production") return notApplicable("asked of production only");
        if (inputsOf(database).has("replicateSourceDb")) return notApplicable("a replica");
        const rules = planRulesOf(index, database).filter((rule) => rule.runs === "daily");
        const kept = rules.map((rule) => Math.min(rule.days, ...rule.copies.map((copy) => copy.days)));
        const best = Math.max(0, ...kept);
        const forEver = best === Number.POSITIVE_INFINITY ? "for ever" : `${best} days`;
        const found = rules.length === 0 ? "no daily snapshot" : forEver;
        return fact(best >= LEAST_DAYS, "daily snapshots", `kept at least ${LEAST_DAYS} days`, found);
      }),
    ),
});
