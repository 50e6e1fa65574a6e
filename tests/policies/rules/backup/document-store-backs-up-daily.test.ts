import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { documentStoreBacksUpDaily } from "../../../../policies/rules/backup/document-store-backs-up-daily.ts";
import { dedicated, flex, free, kept, project } from "../../example-atlas.ts";
import { dump, schedule as dumping } from "../../example-backup.ts";
import { given, ruleTable } from "../../rule-table.ts";

const other = dump.filter((one) => one !== dumping);

ruleTable(documentStoreBacksUpDaily, {
  rows: [
    { kind: "met", it: "accepts daily snapshots", views: [project, dedicated, kept], state: "met" },
    { kind: "met", it: "accepts Flex, which makes one a day", views: [project, flex], state: "met" },
    { kind: "met", it: "accepts M0 with a daily dump", views: [project, free, ...dump], state: "met" },
    {
      kind: "violated",
      it: "refuses a cluster without backups",
      views: [project, given(dedicated, { backupEnabled: false }), kept],
      state: "violated",
      says: 'BAK-01: "cluster" backupEnabled must be true; got false. Leave the cluster\'s backups and their daily schedule on; below Flex name backup.dump.',
    },
    { kind: "violated", it: "refuses M0 without a dump", views: [project, free], state: "violated" },
    {
      kind: "violated",
      it: "refuses M0 whose dump is switched off",
      views: [project, free, ...other, given(dumping, { state: "DISABLED" })],
      state: "violated",
    },
    {
      kind: "absent",
      it: "refuses a schedule without a daily line",
      views: [project, dedicated, given(kept, { policyItemDaily: undefined })],
      state: "violated",
    },
    {
      kind: "absent",
      it: "refuses a cluster without a schedule",
      views: [project, dedicated],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "finds the schedule by the cluster's name",
      views: [project, { ...dedicated, outputs: { name: "main" } }, { ...kept, propertyDependencies: {} }],
      state: "met",
    },
    {
      kind: "unknown",
      it: "leaves an unknown switch undecided",
      views: [project, given(dedicated, { backupEnabled: UNKNOWN }), kept],
      state: "undecided",
      undecided: "backupEnabled",
    },
  ],
  without: { boundary: "a line is there or is not" },
});
