import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { registryKeepsTaggedImages } from "../../../../policies/rules/compute/registry-keeps-tagged-images.ts";
import { REPOSITORY_LIFECYCLE } from "../../../../policies/tokens.ts";
import { ruleTable, view } from "../../rule-table.ts";

const lifecycle = (policy: unknown) => view(REPOSITORY_LIFECYCLE, "registry-api-lifecycle", { policy });
const rules = (...tagStatus: readonly (string | undefined)[]) => ({
  rules: tagStatus.map((status) => ({ selection: { tagStatus: status } })),
});
const text = (...tagStatus: readonly (string | undefined)[]) =>
  lifecycle(JSON.stringify(rules(...tagStatus)));

ruleTable(registryKeepsTaggedImages, {
  rows: [
    { kind: "met", it: "accepts untagged images going", views: [text("untagged")], state: "met" },
    {
      kind: "violated",
      it: "refuses any image going",
      views: [text("untagged", "any")],
      state: "violated",
      says: 'CMP-12: "registry-api-lifecycle" policy.rules[1].selection.tagStatus must be untagged; got any. Let every rule of the lifecycle policy select untagged images.',
    },
    { kind: "violated", it: "refuses tagged images going", views: [text("tagged")], state: "violated" },
    {
      kind: "absent",
      it: "refuses a rule that selects by nothing",
      views: [text(undefined)],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "says nothing of a policy without rules",
      views: [lifecycle("{}")],
      state: "silent",
    },
    {
      kind: "spelling",
      it: "reads a policy that is no text",
      views: [lifecycle(rules("any"))],
      state: "violated",
    },
    {
      kind: "unknown",
      it: "leaves an unknown policy undecided",
      views: [lifecycle(UNKNOWN)],
      state: "undecided",
      undecided: "policy",
    },
  ],
});
