import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { plainValuesHoldNoSecrets } from "../../../../policies/rules/secrets/plain-values-hold-no-secrets.ts";
import { SECRET_VERSION, VPC } from "../../../../policies/tokens.ts";
import { given, ruleTable, view } from "../../rule-table.ts";

const vpc = view(VPC, "network-vpc", { cidrBlock: "10.0.0.0/16", tags: { owner: "team" } });
const ADDRESS = "postgres://app:Pa55word@db.internal:5432/app";

ruleTable(plainValuesHoldNoSecrets, {
  rows: [
    { kind: "met", it: "accepts plain texts", views: [vpc], state: "met" },
    {
      kind: "violated",
      it: "refuses a password in an address, however deep",
      views: [given(vpc, { tags: { owner: "team", note: [ADDRESS] } })],
      state: "violated",
      says: 'SEC-01: "network-vpc" tags.note[0] must be free of secrets; got a text with the shape of a credential. Declare the value under secrets and hand over its name.',
    },
    {
      kind: "violated",
      it: "refuses an access key",
      views: [given(vpc, { name: "AKIAABCDEFGHIJKLMNOP" })],
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses a private key",
      views: [given(vpc, { name: "-----BEGIN RSA PRIVATE KEY-----\nMII" })],
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses the address of a webhook of Slack",
      views: [given(vpc, { name: `https://hooks.slack.com/services/T0000000/B0000000/${"x".repeat(24)}` })],
      state: "violated",
    },
    { kind: "absent", it: "accepts a stack without resources", views: [], state: "met" },
    {
      kind: "boundary",
      it: "accepts an address without a password",
      views: [given(vpc, { name: "https://user@example.com/" })],
      state: "met",
    },
    {
      kind: "boundary",
      it: "accepts a secret where it belongs",
      views: [view(SECRET_VERSION, "url", { secretString: ADDRESS })],
      state: "met",
    },
    {
      kind: "spelling",
      it: "refuses it inside a longer text too",
      views: [given(vpc, { userData: `export URL=${ADDRESS}\n` })],
      state: "violated",
    },
    {
      kind: "unknown",
      it: "accepts a value that is not known yet, and looks again later",
      views: [given(vpc, { name: UNKNOWN })],
      state: "met",
    },
  ],
});
