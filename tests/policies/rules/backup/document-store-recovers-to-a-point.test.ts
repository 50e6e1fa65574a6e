import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { documentStoreRecoversToAPoint } from "../../../../policies/rules/backup/document-store-recovers-to-a-point.ts";
import { dedicated, flex, free } from "../../example-atlas.ts";
import { given, ruleTable } from "../../rule-table.ts";

ruleTable(documentStoreRecoversToAPoint, {
  rows: [
    { kind: "met", it: "accepts recovery that is on", views: [dedicated], state: "met" },
    {
      kind: "violated",
      it: "refuses recovery that is off",
      views: [given(dedicated, { pitEnabled: false })],
      state: "violated",
      says: 'BAK-06: "cluster" pitEnabled must be true; got false. Set database.pointInTimeDays to 1 or more, on M10 or larger.',
    },
    { kind: "violated", it: "refuses M0, which has none", views: [free], state: "violated" },
    { kind: "violated", it: "refuses Flex, which has none", views: [flex], state: "violated" },
    {
      kind: "absent",
      it: "refuses the provider's default",
      views: [given(dedicated, { pitEnabled: undefined })],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "reads a switch that is written as text",
      views: [given(dedicated, { pitEnabled: "true" })],
      state: "met",
    },
    {
      kind: "unknown",
      it: "leaves an unknown switch undecided",
      views: [given(dedicated, { pitEnabled: UNKNOWN })],
      state: "undecided",
      undecided: "pitEnabled",
    },
    {
      kind: "not applicable",
      it: "asks it of production only",
      views: [flex],
      state: "notApplicable",
      context: { tier: "staging" },
    },
  ],
  without: { boundary: "a switch has none" },
});
