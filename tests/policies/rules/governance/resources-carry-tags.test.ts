import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "@jest/globals";
import { TAGGABLE_TYPES } from "../../../../policies/facts/taggable-types.ts";
import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { resourcesCarryTags } from "../../../../policies/rules/governance/resources-carry-tags.ts";
import { VPC } from "../../../../policies/tokens.ts";
import { given, ruleTable, view } from "../../rule-table.ts";

const tags = {
  product: "shop",
  environment: "production",
  owner: "team",
  "cost-centre": "1",
  "managed-by": "slipway",
};
const vpc = view(VPC, "network-vpc", { tags });

ruleTable(resourcesCarryTags, {
  rows: [
    {
      kind: "met",
      it: "accepts the five tags and others",
      views: [given(vpc, { tags: { ...tags, Name: "x" } })],
      state: "met",
    },
    {
      kind: "violated",
      it: "refuses tags that were replaced",
      views: [given(vpc, { tags: { ...tags, owner: undefined, product: undefined } })],
      state: "violated",
      says: 'GOV-01: "network-vpc" tags must be with product, environment, owner, cost-centre, managed-by; got without product, owner. Keep the stack\'s tags when a property is overridden.',
    },
    {
      kind: "absent",
      it: "refuses a resource without tags",
      views: [given(vpc, { tags: undefined })],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "refuses an empty tag",
      views: [given(vpc, { tags: { ...tags, owner: "" } })],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "refuses another spelling of a tag's name",
      views: [given(vpc, { tags: { ...tags, "cost-centre": undefined, CostCentre: "1" } })],
      state: "violated",
    },
    {
      kind: "unknown",
      it: "leaves unknown tags undecided",
      views: [given(vpc, { tags: UNKNOWN })],
      state: "undecided",
      undecided: "tags",
    },
    {
      kind: "unknown",
      it: "accepts a tag whose value is not known yet: it is there",
      views: [given(vpc, { tags: { ...tags, owner: UNKNOWN } })],
      state: "met",
    },
  ],
});

describe("taggable types", () => {
  it.each([...TAGGABLE_TYPES])("%s has tags among its arguments in the installed SDK", (type) => {
    const path = type.slice("aws:".length, type.lastIndexOf(":"));
    const file = fileURLToPath(new URL(`../../../../node_modules/@pulumi/aws/${path}.d.ts`, import.meta.url));
    const args = readFileSync(file, "utf8").split(/export interface \w+Args \{/)[1] ?? "";
    expect(args).toMatch(/^ {4}tags\?: /m);
  });
});
