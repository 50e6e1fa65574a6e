import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { databaseSpeaksModernTls } from "../../../../policies/rules/encryption/database-speaks-modern-tls.ts";
import { DB_INSTANCE, DB_PARAMETERS } from "../../../../policies/tokens.ts";
import { from, given, ruleTable, view } from "../../rule-table.ts";

const lowest = (value: unknown) =>
  view(DB_PARAMETERS, "parameters", { parameters: [{ name: "ssl_min_protocol_version", value }] });
const group = lowest("TLSv1.2");
const database = from(
  view(DB_INSTANCE, "database", { engine: "postgres", engineVersion: "16.10", parameterGroupName: UNKNOWN }),
  "parameterGroupName",
  group,
);

ruleTable(databaseSpeaksModernTls, {
  rows: [
    { kind: "met", it: "accepts TLS 1.2", views: [database, group], state: "met" },
    {
      kind: "violated",
      it: "refuses TLS 1.1",
      views: [database, lowest("TLSv1.1")],
      state: "violated",
      says: 'ENC-04: "database" parameters.parameters.ssl_min_protocol_version must be TLSv1.2 or TLSv1.3; got TLSv1.1. Leave ssl_min_protocol_version at TLSv1.2 in the database\'s parameter group.',
    },
    {
      kind: "absent",
      it: "accepts PostgreSQL's own lowest from version 13 on",
      views: [database, given(group, { parameters: [] })],
      state: "met",
    },
    {
      kind: "boundary",
      it: "refuses PostgreSQL's own lowest of version 12",
      views: [given(database, { engineVersion: "12.22" }), given(group, { parameters: [] })],
      state: "violated",
    },
    { kind: "spelling", it: "accepts TLS 1.3", views: [database, lowest("TLSv1.3")], state: "met" },
    {
      kind: "unknown",
      it: "leaves an unknown parameter undecided",
      views: [database, lowest(UNKNOWN)],
      state: "undecided",
    },
    {
      kind: "not applicable",
      it: "says nothing of another engine",
      views: [given(database, { engine: "mysql" })],
      state: "notApplicable",
    },
  ],
});
