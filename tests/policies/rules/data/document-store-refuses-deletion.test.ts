import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { documentStoreRefusesDeletion } from "../../../../policies/rules/data/document-store-refuses-deletion.ts";
import { dedicated, free } from "../../example-atlas.ts";
import { given, ruleTable } from "../../rule-table.ts";

ruleTable(documentStoreRefusesDeletion, {
  rows: [
    { kind: "met", it: "accepts protection with kept snapshots", views: [dedicated], state: "met" },
    { kind: "met", it: "wants no kept snapshots of M0", views: [free], state: "met" },
    {
      kind: "violated",
      it: "refuses a cluster without protection",
      views: [given(dedicated, { terminationProtectionEnabled: false })],
      state: "violated",
      says: 'DAT-03: "cluster" terminationProtectionEnabled must be true; got false. Leave deletionProtection true in the stack\'s configuration, or have an exemption approved.',
    },
    {
      kind: "violated",
      it: "refuses a cluster that takes its snapshots along",
      views: [given(dedicated, { retainBackupsEnabled: false })],
      state: "violated",
    },
    {
      kind: "absent",
      it: "refuses the provider's default of no protection",
      views: [given(free, { terminationProtectionEnabled: undefined })],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "reads a switch that is written as text",
      views: [given(dedicated, { terminationProtectionEnabled: "true" })],
      state: "met",
    },
    {
      kind: "unknown",
      it: "leaves an unknown switch undecided",
      views: [given(dedicated, { terminationProtectionEnabled: UNKNOWN })],
      state: "undecided",
      undecided: "terminationProtectionEnabled",
    },
    {
      kind: "not applicable",
      it: "asks it of production only",
      views: [given(dedicated, { terminationProtectionEnabled: false })],
      state: "notApplicable",
      context: { tier: "staging" },
    },
  ],
  without: { boundary: "a switch has none" },
});
