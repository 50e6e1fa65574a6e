import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { documentStoreVersionIsSupported } from "../../../../policies/rules/data/document-store-version-is-supported.ts";
import { dedicated, free } from "../../example-atlas.ts";
import { given, ruleTable } from "../../rule-table.ts";

ruleTable(documentStoreVersionIsSupported, {
  rows: [
    { kind: "met", it: "accepts a supported version", views: [dedicated], state: "met" },
    {
      kind: "violated",
      it: "refuses a version past its end",
      views: [given(dedicated, { mongoDbMajorVersion: "6.0" })],
      state: "violated",
      says: 'DAT-07: "cluster" mongoDbMajorVersion must be supported on 2026-11-20; got 6.0, supported until 2025-07-31. Name a supported version in database.version.',
    },
    {
      kind: "violated",
      it: "refuses a version that nobody knows",
      views: [given(dedicated, { mongoDbMajorVersion: "99.0" })],
      state: "violated",
    },
    {
      kind: "absent",
      it: "refuses a version that Atlas picks",
      views: [given(dedicated, { mongoDbMajorVersion: undefined })],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "accepts the last day of support",
      views: [dedicated],
      state: "met",
      context: { today: "2029-10-31" },
    },
    {
      kind: "boundary",
      it: "refuses the day after",
      views: [dedicated],
      state: "violated",
      context: { today: "2029-11-01" },
    },
    {
      kind: "spelling",
      it: "reads a major version alone",
      views: [given(dedicated, { mongoDbMajorVersion: 8 })],
      state: "met",
    },
    {
      kind: "unknown",
      it: "leaves an unknown version undecided",
      views: [given(dedicated, { mongoDbMajorVersion: UNKNOWN })],
      state: "undecided",
      undecided: "mongoDbMajorVersion",
    },
    { kind: "not applicable", it: "asks it of no M0", views: [free], state: "notApplicable" },
  ],
});
