import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { storeUpdatesByItself } from "../../../../policies/rules/data/store-updates-by-itself.ts";
import { CACHE_GROUP, DB_INSTANCE } from "../../../../policies/tokens.ts";
import { given, ruleTable, view } from "../../rule-table.ts";

const database = view(DB_INSTANCE, "database", {
  autoMinorVersionUpgrade: true,
  maintenanceWindow: "sun:19:00-sun:20:00",
});

ruleTable(storeUpdatesByItself, {
  rows: [
    { kind: "met", it: "accepts upgrades in a chosen window", views: [database], state: "met" },
    {
      kind: "violated",
      it: "refuses upgrades switched off",
      views: [given(database, { autoMinorVersionUpgrade: false })],
      state: "violated",
      says: 'DAT-06: "database" autoMinorVersionUpgrade must be true; got false. Leave autoMinorVersionUpgrade true and name a maintenanceWindow.',
    },
    {
      kind: "absent",
      it: "accepts the provider's true",
      views: [given(database, { autoMinorVersionUpgrade: undefined })],
      state: "met",
    },
    {
      kind: "absent",
      it: "refuses a window that AWS picks",
      views: [given(database, { maintenanceWindow: undefined })],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "reads the cache's switch",
      views: [
        view(CACHE_GROUP, "cache", {
          autoMinorVersionUpgrade: "false",
          maintenanceWindow: "sun:20:00-sun:21:00",
        }),
      ],
      state: "violated",
    },
    {
      kind: "unknown",
      it: "leaves an unknown switch undecided",
      views: [given(database, { autoMinorVersionUpgrade: UNKNOWN })],
      state: "undecided",
      undecided: "autoMinorVersionUpgrade",
    },
  ],
  without: { boundary: "a switch has none" },
});
