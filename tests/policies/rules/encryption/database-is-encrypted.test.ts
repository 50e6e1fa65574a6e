import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { databaseIsEncrypted } from "../../../../policies/rules/encryption/database-is-encrypted.ts";
import { DB_CLUSTER, DB_INSTANCE } from "../../../../policies/tokens.ts";
import { given, ruleTable, view } from "../../rule-table.ts";

const database = view(DB_INSTANCE, "database", { storageEncrypted: true });

ruleTable(databaseIsEncrypted, {
  rows: [
    { kind: "met", it: "accepts an encrypted database", views: [database], state: "met" },
    {
      kind: "violated",
      it: "refuses a plain one",
      views: [given(database, { storageEncrypted: false })],
      state: "violated",
      says: 'ENC-01: "database" storageEncrypted must be true; got false. Leave storageEncrypted true.',
    },
    {
      kind: "absent",
      it: "refuses the provider's false",
      views: [given(database, { storageEncrypted: undefined })],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "refuses a plain cluster",
      views: [view(DB_CLUSTER, "cluster", {})],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "accepts a serverless cluster, encrypted by default",
      views: [view(DB_CLUSTER, "cluster", { engineMode: "serverless" })],
      state: "met",
    },
    {
      kind: "unknown",
      it: "leaves an unknown switch undecided",
      views: [given(database, { storageEncrypted: UNKNOWN })],
      state: "undecided",
      undecided: "storageEncrypted",
    },
    {
      kind: "not applicable",
      it: "does not ask it of a replica",
      views: [given(database, { replicateSourceDb: "source", storageEncrypted: undefined })],
      state: "notApplicable",
    },
  ],
  without: { boundary: "a switch has none" },
});
