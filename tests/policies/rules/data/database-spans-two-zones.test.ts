import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { databaseSpansTwoZones } from "../../../../policies/rules/data/database-spans-two-zones.ts";
import { DB_INSTANCE } from "../../../../policies/tokens.ts";
import { given, ruleTable, view } from "../../rule-table.ts";

const database = view(DB_INSTANCE, "database", { multiAz: true });

ruleTable(databaseSpansTwoZones, {
  rows: [
    { kind: "met", it: "accepts two zones", views: [database], state: "met" },
    {
      kind: "violated",
      it: "refuses one zone in production",
      views: [given(database, { multiAz: false })],
      state: "violated",
      says: 'DAT-01: "database" multiAz must be true; got false. Set database.multiAz to true.',
    },
    {
      kind: "absent",
      it: "refuses the provider's one zone",
      views: [given(database, { multiAz: undefined })],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "reads a switch that stands as text",
      views: [given(database, { multiAz: "false" })],
      state: "violated",
    },
    {
      kind: "unknown",
      it: "leaves an unknown switch undecided",
      views: [given(database, { multiAz: UNKNOWN })],
      state: "undecided",
      undecided: "multiAz",
    },
    {
      kind: "not applicable",
      it: "asks it of production only",
      views: [given(database, { multiAz: false })],
      state: "notApplicable",
      context: { tier: "staging" },
    },
    {
      kind: "not applicable",
      it: "does not ask it of a replica",
      views: [given(database, { multiAz: false, replicateSourceDb: UNKNOWN })],
      state: "notApplicable",
    },
  ],
  without: { boundary: "a switch has none" },
});
