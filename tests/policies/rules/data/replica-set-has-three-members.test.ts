import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { replicaSetHasThreeMembers } from "../../../../policies/rules/data/replica-set-has-three-members.ts";
import { dedicated, flex, free, members } from "../../example-atlas.ts";
import { given, ruleTable } from "../../rule-table.ts";

ruleTable(replicaSetHasThreeMembers, {
  rows: [
    { kind: "met", it: "accepts three members", views: [dedicated], state: "met" },
    { kind: "met", it: "accepts five", views: [members(5)], state: "met" },
    {
      kind: "met",
      it: "accepts M0 and Flex, which are always three",
      views: [free, { ...flex, urn: `${flex.urn}-2` }],
      state: "met",
    },
    {
      kind: "violated",
      it: "refuses one member",
      views: [members(1)],
      state: "violated",
      says: 'DAT-02: "cluster" electableSpecs.nodeCount must be at least 3 members; got 1 members. Leave the members at 3 or more.',
    },
    {
      kind: "absent",
      it: "refuses a cluster that names no members",
      views: [members(undefined)],
      state: "violated",
    },
    {
      kind: "absent",
      it: "refuses a cluster without a specification",
      views: [given(dedicated, { replicationSpecs: [] })],
      state: "violated",
    },
    { kind: "boundary", it: "refuses two", views: [members(2)], state: "violated" },
    {
      kind: "spelling",
      it: "counts members of all regions",
      views: [
        given(dedicated, {
          replicationSpecs: [
            { regionConfigs: [{ electableSpecs: { nodeCount: 2 } }, { electableSpecs: { nodeCount: "1" } }] },
          ],
        }),
      ],
      state: "met",
    },
    {
      kind: "unknown",
      it: "leaves unknown members undecided",
      views: [members(UNKNOWN)],
      state: "undecided",
      undecided: "replicationSpecs[0].regionConfigs[0].electableSpecs.nodeCount",
    },
    {
      kind: "not applicable",
      it: "asks it of production only",
      views: [members(1)],
      state: "notApplicable",
      context: { tier: "staging" },
    },
  ],
});
