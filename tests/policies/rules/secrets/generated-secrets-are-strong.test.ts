import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { generatedSecretsAreStrong } from "../../../../policies/rules/secrets/generated-secrets-are-strong.ts";
import { PARAMETER, RANDOM_PASSWORD, SECRET_VERSION } from "../../../../policies/tokens.ts";
import { from, given, ruleTable, view } from "../../rule-table.ts";

const made = view(RANDOM_PASSWORD, "secrets-TOKEN-value", { length: 64, special: false });
const stored = from(
  view(SECRET_VERSION, "secrets-TOKEN-version", { secretString: "[secret]" }),
  "secretString",
  made,
);
const other = view(RANDOM_PASSWORD, "other", { length: 8 });

ruleTable(generatedSecretsAreStrong, {
  rows: [
    { kind: "met", it: "accepts 64 letters and digits", views: [made, stored], state: "met" },
    {
      kind: "violated",
      it: "refuses 16 letters and digits",
      views: [given(made, { length: 16 }), stored],
      state: "violated",
      says: 'SEC-06: "secrets-TOKEN-value" length must be long enough for 256 bits; got enough for 95 bits. Give the generated secret 43 characters or more.',
    },
    {
      kind: "violated",
      it: "refuses 16 letters and digits in a parameter",
      views: [given(made, { length: 16 }), from(view(PARAMETER, "secrets-TOKEN", {}), "value", made)],
      state: "violated",
    },
    {
      kind: "absent",
      it: "refuses a password without a length",
      views: [given(made, { length: undefined }), stored],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "refuses 42 letters and digits: 250 bits",
      views: [given(made, { length: 42 }), stored],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "accepts 43 letters and digits: 256 bits",
      views: [given(made, { length: 43 }), stored],
      state: "met",
    },
    {
      kind: "spelling",
      it: "counts digits only where letters are switched off",
      views: [given(made, { lower: false, upper: false }), stored],
      state: "violated",
    },
    {
      kind: "unknown",
      it: "leaves an unknown length undecided",
      views: [given(made, { length: UNKNOWN }), stored],
      state: "undecided",
      undecided: "length",
    },
    {
      kind: "not applicable",
      it: "says nothing of a value composed of several resources",
      views: [given(made, { length: 8 }), other, from(stored, "secretString", made, other)],
      state: "silent",
    },
  ],
});
