import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { documentStoreHasAWayIn } from "../../../../policies/rules/network/document-store-has-a-way-in.ts";
import { dedicated, entry, flex, free, link, project } from "../../example-atlas.ts";
import { given, ruleTable } from "../../rule-table.ts";

ruleTable(documentStoreHasAWayIn, {
  rows: [
    { kind: "met", it: "accepts a private endpoint", views: [project, dedicated, link], state: "met" },
    { kind: "met", it: "accepts listed addresses", views: [project, dedicated, entry], state: "met" },
    { kind: "met", it: "accepts listed addresses for Flex", views: [project, flex, entry], state: "met" },
    {
      kind: "violated",
      it: "refuses a cluster that nobody reaches",
      views: [project, dedicated],
      state: "violated",
      says: 'NET-06: "cluster" way in must be a private endpoint or listed addresses; got neither. Set database.reach to private-endpoint or egress-addresses.',
    },
    {
      kind: "violated",
      it: "takes no private endpoint for one of M0",
      views: [project, free, link],
      state: "violated",
    },
    { kind: "absent", it: "says nothing of a stack without a cluster", views: [project], state: "silent" },
    {
      kind: "spelling",
      it: "finds the entry by its project's id where nothing else says it",
      views: [project, dedicated, { ...entry, propertyDependencies: {} }],
      state: "met",
    },
    {
      kind: "unknown",
      it: "leaves a cluster of an unknown project undecided",
      views: [{ ...given(dedicated, { projectId: UNKNOWN }), propertyDependencies: {} }, entry],
      state: "undecided",
      undecided: "projectId",
    },
  ],
  without: { boundary: "one way in is enough" },
});
