import { earlierSecretValuesAreKept } from "../../../../policies/rules/secrets/earlier-secret-values-are-kept.ts";
import { PARAMETER, SECRET_VERSION } from "../../../../policies/tokens.ts";
import { ruleTable, view } from "../../rule-table.ts";

const version = (retainOnDelete?: boolean) =>
  view(
    SECRET_VERSION,
    "secrets-JWT_SECRET-version",
    { secretString: "[secret]" },
    retainOnDelete === undefined ? {} : { retainOnDelete },
  );

ruleTable(earlierSecretValuesAreKept, {
  rows: [
    {
      kind: "met",
      it: "accepts a value that stays when another one replaces it",
      views: [version(true)],
      state: "met",
    },
    {
      kind: "met",
      it: "accepts a parameter, which keeps its values itself",
      views: [view(PARAMETER, "secrets-TOKEN", { type: "SecureString" })],
      state: "met",
    },
    {
      kind: "spelling",
      it: "asks nothing of a plain parameter",
      views: [view(PARAMETER, "level", { type: "String" })],
      state: "notApplicable",
    },
    {
      kind: "violated",
      it: "refuses a value that goes with its resource",
      views: [version(false)],
      state: "violated",
      says: 'SEC-05: "secrets-JWT_SECRET-version" retainOnDelete must be true; got false. Leave retainOnDelete true on the secret\'s versions.',
    },
    {
      kind: "unknown",
      it: "leaves it undecided where the engine does not say",
      views: [version()],
      state: "undecided",
      undecided: "retainOnDelete",
    },
    {
      kind: "spelling",
      it: "says nothing of a value that is replaced in place",
      views: [view(SECRET_VERSION, "one", { secretStringWo: "[secret]" })],
      state: "notApplicable",
    },
  ],
  without: { absent: "left out, the state says false", boundary: "a switch has none" },
});
