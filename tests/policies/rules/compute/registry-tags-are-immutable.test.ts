import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { registryTagsAreImmutable } from "../../../../policies/rules/compute/registry-tags-are-immutable.ts";
import { REPOSITORY } from "../../../../policies/tokens.ts";
import { given, ruleTable, view } from "../../rule-table.ts";

const repository = view(REPOSITORY, "registry-api", { imageTagMutability: "IMMUTABLE" });

ruleTable(registryTagsAreImmutable, {
  rows: [
    { kind: "met", it: "accepts tags that cannot move", views: [repository], state: "met" },
    {
      kind: "violated",
      it: "refuses tags that can",
      views: [given(repository, { imageTagMutability: "MUTABLE" })],
      state: "violated",
      says: 'CMP-12: "registry-api" imageTagMutability must be IMMUTABLE; got MUTABLE. Leave imageTagMutability IMMUTABLE.',
    },
    {
      kind: "absent",
      it: "refuses the provider's MUTABLE",
      views: [given(repository, { imageTagMutability: undefined })],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "refuses immutable with exceptions",
      views: [given(repository, { imageTagMutability: "IMMUTABLE_WITH_EXCLUSION" })],
      state: "violated",
    },
    {
      kind: "unknown",
      it: "leaves an unknown setting undecided",
      views: [given(repository, { imageTagMutability: UNKNOWN })],
      state: "undecided",
      undecided: "imageTagMutability",
    },
  ],
  without: { spelling: "the fact has one place" },
});
