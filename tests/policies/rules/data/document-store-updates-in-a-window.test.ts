import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { documentStoreUpdatesInAWindow } from "../../../../policies/rules/data/document-store-updates-in-a-window.ts";
import { dedicated, flex, maintenance, project } from "../../example-atlas.ts";
import { given, ruleTable } from "../../rule-table.ts";

ruleTable(documentStoreUpdatesInAWindow, {
  rows: [
    { kind: "met", it: "accepts a day and an hour", views: [project, dedicated, maintenance], state: "met" },
    {
      kind: "violated",
      it: "refuses a project without a window",
      views: [project, dedicated],
      state: "violated",
      says: 'DAT-06: "cluster" maintenance window must be declared with a day and an hour; got nothing. Name a maintenanceWindow of the database.',
    },
    {
      kind: "absent",
      it: "refuses a window without an hour",
      views: [project, dedicated, given(maintenance, { hourOfDay: undefined })],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "finds the window by its project's id",
      views: [project, dedicated, { ...maintenance, propertyDependencies: {} }],
      state: "met",
    },
    {
      kind: "unknown",
      it: "leaves a cluster of an unknown project undecided",
      views: [{ ...given(dedicated, { projectId: UNKNOWN }), propertyDependencies: {} }, maintenance],
      state: "undecided",
      undecided: "projectId",
    },
    { kind: "not applicable", it: "asks it of no Flex", views: [project, flex], state: "notApplicable" },
  ],
  without: { boundary: "a window is declared or is not" },
});
