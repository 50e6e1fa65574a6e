import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { regionsAreConfigured } from "../../../../policies/rules/governance/regions-are-configured.ts";
import { given, ruleTable, view } from "../../rule-table.ts";

const provider = view("pulumi:providers:aws", "aws", { region: "eu-west-1" });

ruleTable(regionsAreConfigured, {
  rows: [
    { kind: "met", it: "accepts the main region", views: [provider], state: "met" },
    {
      kind: "violated",
      it: "refuses a region that nobody named",
      views: [given(provider, { region: "us-east-1" })],
      state: "violated",
      says: 'GOV-04: "aws" region must be one of eu-west-1, eu-central-1; got us-east-1. Use the stack\'s own providers, or name the region under aws.',
    },
    {
      kind: "absent",
      it: "refuses a provider that takes its region from the environment",
      views: [given(provider, { region: undefined })],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "accepts the recovery region",
      views: [given(provider, { region: "eu-central-1" })],
      state: "met",
    },
    {
      kind: "unknown",
      it: "leaves an unknown region undecided",
      views: [given(provider, { region: UNKNOWN })],
      state: "undecided",
      undecided: "region",
    },
    {
      kind: "not applicable",
      it: "says nothing where the stack's file names none",
      views: [provider],
      state: "notApplicable",
      context: { regions: [] },
    },
  ],
  without: { boundary: "a region is named or not" },
});
