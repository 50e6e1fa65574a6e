import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { instanceHasNoKeyPair } from "../../../../policies/rules/compute/instance-has-no-key-pair.ts";
import { INSTANCE } from "../../../../policies/tokens.ts";
import { TEMPLATE } from "../../example-instance.ts";
import { given, ruleTable, view } from "../../rule-table.ts";

ruleTable(instanceHasNoKeyPair, {
  rows: [
    { kind: "met", it: "accepts an empty name", views: [given(TEMPLATE, { keyName: "" })], state: "met" },
    { kind: "absent", it: "accepts a template without a key pair", views: [TEMPLATE], state: "met" },
    {
      kind: "violated",
      it: "refuses a key pair",
      views: [given(TEMPLATE, { keyName: "admin" })],
      state: "violated",
      says: 'CMP-11: "instance-template" keyName must be absent; got admin. Take keyName off the launch template; sessions through Systems Manager are logged.',
    },
    {
      kind: "spelling",
      it: "refuses one of an instance that stands by itself",
      views: [view(INSTANCE, "host", { keyName: "admin" })],
      state: "violated",
    },
    {
      kind: "unknown",
      it: "leaves a name that is not known yet undecided",
      views: [given(TEMPLATE, { keyName: UNKNOWN })],
      state: "undecided",
      undecided: "keyName",
    },
  ],
  without: { boundary: "a key pair has none" },
});
