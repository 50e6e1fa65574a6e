import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { plansLeaveRecoveryToTheDatabase } from "../../../../policies/rules/backup/plans-leave-recovery-to-the-database.ts";
import { daily, plan } from "../../example-backup.ts";
import { given, ruleTable } from "../../rule-table.ts";

ruleTable(plansLeaveRecoveryToTheDatabase, {
  rows: [
    {
      kind: "met",
      it: "accepts snapshots only",
      views: [given(plan, { rules: [{ ...daily, enableContinuousBackup: false }] })],
      state: "met",
    },
    {
      kind: "violated",
      it: "refuses a second owner of point-in-time recovery",
      views: [given(plan, { rules: [daily, { ...daily, enableContinuousBackup: true }] })],
      state: "violated",
      says: 'BAK-06: "plan" rules[1].enableContinuousBackup must be false; got true. Take enableContinuousBackup out of the plan.',
    },
    { kind: "absent", it: "accepts a rule that says nothing", views: [plan], state: "met" },
    {
      kind: "unknown",
      it: "leaves an unknown switch undecided",
      views: [given(plan, { rules: [{ ...daily, enableContinuousBackup: UNKNOWN }] })],
      state: "undecided",
      undecided: "rules[0].enableContinuousBackup",
    },
  ],
  without: { boundary: "a switch has two places", spelling: "a plan has one way to say it" },
});
