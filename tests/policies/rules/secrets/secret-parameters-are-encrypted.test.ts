import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { secretParametersAreEncrypted } from "../../../../policies/rules/secrets/secret-parameters-are-encrypted.ts";
import { PARAMETER } from "../../../../policies/tokens.ts";
import { given, ruleTable, view } from "../../rule-table.ts";

const parameter = view(PARAMETER, "secrets-TOKEN", { type: "SecureString", value: "[secret]" });

ruleTable(secretParametersAreEncrypted, {
  rows: [
    { kind: "met", it: "accepts an encrypted parameter", views: [parameter], state: "met" },
    {
      kind: "violated",
      it: "refuses a plain parameter whose value is not said to be plain",
      views: [given(parameter, { type: "String" })],
      state: "violated",
      says: 'SEC-01: "secrets-TOKEN" type must be SecureString; got String. Give the parameter the type SecureString, or write what is no secret as insecureValue.',
    },
    {
      kind: "absent",
      it: "refuses a parameter without a type",
      views: [given(parameter, { type: undefined })],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "refuses a plain list as well",
      views: [given(parameter, { type: "StringList", value: undefined, valueWo: "[secret]" })],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "asks nothing of a value that is plain by its own word",
      views: [view(PARAMETER, "level", { type: "String", insecureValue: "info" })],
      state: "notApplicable",
    },
    {
      kind: "unknown",
      it: "leaves an unknown type undecided",
      views: [given(parameter, { type: UNKNOWN })],
      state: "undecided",
      undecided: "type",
    },
  ],
  without: { boundary: "a type is the one or another" },
});
