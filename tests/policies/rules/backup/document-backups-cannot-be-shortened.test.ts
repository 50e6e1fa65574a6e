import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { documentBackupsCannotBeShortened } from "../../../../policies/rules/backup/document-backups-cannot-be-shortened.ts";
import { compliance, dedicated, free, project } from "../../example-atlas.ts";
import { ruleTable } from "../../rule-table.ts";

ruleTable(documentBackupsCannotBeShortened, {
  rows: [
    {
      kind: "met",
      it: "accepts a policy of 60 days",
      views: [project, dedicated, compliance(60, "days")],
      state: "met",
    },
    {
      kind: "violated",
      it: "refuses a policy of a week",
      views: [project, dedicated, compliance(7, "days")],
      state: "violated",
      says: 'BAK-08: "cluster" daily snapshots must be at least 30 days; got 7 days. Acknowledge the backup compliance policy, which nobody can take back, or have an exemption approved.',
    },
    {
      kind: "absent",
      it: "refuses a project without a policy",
      views: [project, dedicated],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "accepts 30 days",
      views: [project, dedicated, compliance(30, "days")],
      state: "met",
    },
    {
      kind: "boundary",
      it: "refuses 29",
      views: [project, dedicated, compliance(29, "days")],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "reads months",
      views: [project, dedicated, compliance(1, "months")],
      state: "met",
    },
    {
      kind: "unknown",
      it: "leaves an unknown retention undecided",
      views: [project, dedicated, compliance(UNKNOWN, "days")],
      state: "undecided",
      undecided: "policyItemDaily.retentionValue",
    },
    {
      kind: "boundary",
      it: "does not pass an M0, whose dumps nothing locks",
      views: [project, free],
      state: "unchecked",
    },
    {
      kind: "not applicable",
      it: "asks it of production only",
      views: [project, dedicated],
      state: "notApplicable",
      context: { tier: "staging" },
    },
  ],
});
