import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { databaseIsNotPublic } from "../../../../policies/rules/network/database-is-not-public.ts";
import { DB_INSTANCE } from "../../../../policies/tokens.ts";
import { given, ruleTable, view } from "../../rule-table.ts";

const database = view(DB_INSTANCE, "database", { publiclyAccessible: false });

ruleTable(databaseIsNotPublic, {
  rows: [
    { kind: "met", it: "accepts a database without a public address", views: [database], state: "met" },
    {
      kind: "violated",
      it: "refuses a public address",
      views: [given(database, { publiclyAccessible: true })],
      state: "violated",
      says: 'NET-04: "database" publiclyAccessible must be false; got true. Leave publiclyAccessible false.',
    },
    {
      kind: "absent",
      it: "accepts the provider's false",
      views: [given(database, { publiclyAccessible: undefined })],
      state: "met",
    },
    {
      kind: "spelling",
      it: "reads the instance of a cluster",
      views: [view("aws:rds/clusterInstance:ClusterInstance", "reader", { publiclyAccessible: true })],
      state: "violated",
    },
    {
      kind: "unknown",
      it: "leaves an unknown value undecided",
      views: [given(database, { publiclyAccessible: UNKNOWN })],
      state: "undecided",
      undecided: "publiclyAccessible",
    },
  ],
  without: { boundary: "a switch has none" },
});
