import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { customerKeyRotates } from "../../../../policies/rules/encryption/customer-key-rotates.ts";
import { KEY } from "../../../../policies/tokens.ts";
import { given, ruleTable, view } from "../../rule-table.ts";

const key = view(KEY, "data-key", { enableKeyRotation: true });

ruleTable(customerKeyRotates, {
  rows: [
    { kind: "met", it: "accepts a key that rotates", views: [key], state: "met" },
    {
      kind: "violated",
      it: "refuses a key that does not",
      views: [given(key, { enableKeyRotation: false })],
      state: "violated",
      says: 'ENC-03: "data-key" enableKeyRotation must be true; got false. Leave enableKeyRotation and isEnabled true on the key.',
    },
    {
      kind: "violated",
      it: "refuses a key that is off, whatever it is for",
      views: [given(key, { isEnabled: false, keyUsage: "SIGN_VERIFY" })],
      state: "violated",
    },
    {
      kind: "unknown",
      it: "leaves undecided whether a key is on",
      views: [given(key, { isEnabled: UNKNOWN })],
      state: "undecided",
      undecided: "isEnabled",
    },
    {
      kind: "absent",
      it: "refuses the provider's false",
      views: [given(key, { enableKeyRotation: undefined })],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "names symmetric encryption outright",
      views: [given(key, { keyUsage: "ENCRYPT_DECRYPT", customerMasterKeySpec: "SYMMETRIC_DEFAULT" })],
      state: "met",
    },
    {
      kind: "spelling",
      it: "reads a switch that stands as text",
      views: [given(key, { enableKeyRotation: "false" })],
      state: "violated",
    },
    {
      kind: "unknown",
      it: "leaves an unknown switch undecided",
      views: [given(key, { enableKeyRotation: UNKNOWN })],
      state: "undecided",
      undecided: "enableKeyRotation",
    },
    {
      kind: "not applicable",
      it: "does not ask it of a signing key",
      views: [given(key, { keyUsage: "SIGN_VERIFY", enableKeyRotation: undefined })],
      state: "notApplicable",
    },
    {
      kind: "not applicable",
      it: "does not ask it of an asymmetric key",
      views: [given(key, { customerMasterKeySpec: "RSA_4096", enableKeyRotation: undefined })],
      state: "notApplicable",
    },
  ],
  without: { boundary: "a switch has none" },
});
