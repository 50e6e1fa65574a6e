import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { documentBackupsLeaveTheirRegion } from "../../../../policies/rules/backup/document-backups-leave-their-region.ts";
import { dedicated, flex, kept, project } from "../../example-atlas.ts";
import { given, ruleTable } from "../../rule-table.ts";

const copied = (regionName: unknown) => given(kept, { copySettings: [{ regionName }] });

ruleTable(documentBackupsLeaveTheirRegion, {
  rows: [
    { kind: "met", it: "accepts a copy in another region", views: [project, dedicated, kept], state: "met" },
    {
      kind: "violated",
      it: "refuses a copy in the cluster's own region",
      views: [project, dedicated, copied("EU_WEST_1")],
      state: "violated",
      says: 'BAK-02: "cluster" copySettings must be a copy in another region; got none. Name another recovery region, and leave the copies of the schedule in place.',
    },
    {
      kind: "absent",
      it: "refuses a schedule without copies",
      views: [project, dedicated, given(kept, { copySettings: undefined })],
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
      it: "leaves an unknown region undecided",
      views: [project, dedicated, copied(UNKNOWN)],
      state: "undecided",
      undecided: "copySettings[0].regionName",
    },
    { kind: "not applicable", it: "asks it of no Flex", views: [project, flex], state: "notApplicable" },
  ],
  without: { boundary: "a region is another one or is not" },
});
