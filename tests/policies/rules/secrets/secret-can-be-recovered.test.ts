import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { secretCanBeRecovered } from "../../../../policies/rules/secrets/secret-can-be-recovered.ts";
import { PARAMETER, SECRET } from "../../../../policies/tokens.ts";
import { given, ruleTable, view } from "../../rule-table.ts";

const secret = view(SECRET, "secrets-TOKEN", { recoveryWindowInDays: 30 });

const parameter = (protect: boolean) =>
  view(PARAMETER, "secrets-TOKEN", { type: "SecureString" }, { protect });

ruleTable(secretCanBeRecovered, {
  rows: [
    { kind: "met", it: "accepts 30 days", views: [secret], state: "met" },
    {
      kind: "violated",
      it: "refuses deletion at once",
      views: [given(secret, { recoveryWindowInDays: 0 })],
      state: "violated",
      says: 'SEC-05: "secrets-TOKEN" recoveryWindowInDays must be at least 7 days; got 0 days. Set recoveryWindowDays to 7 or more; for parameters leave deletionProtection true.',
    },
    { kind: "met", it: "accepts a protected parameter", views: [parameter(true)], state: "met" },
    {
      kind: "violated",
      it: "refuses a parameter of production that may be deleted",
      views: [parameter(false)],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "asks nothing of a plain parameter",
      views: [view(PARAMETER, "level", { type: "String" })],
      state: "notApplicable",
    },
    {
      kind: "absent",
      it: "accepts the provider's 30 days",
      views: [given(secret, { recoveryWindowInDays: undefined })],
      state: "met",
    },
    {
      kind: "boundary",
      it: "refuses 6 days",
      views: [given(secret, { recoveryWindowInDays: 6 })],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "accepts 7 days",
      views: [given(secret, { recoveryWindowInDays: 7 })],
      state: "met",
    },
    {
      kind: "spelling",
      it: "reads days that stand as text",
      views: [given(secret, { recoveryWindowInDays: "0" })],
      state: "violated",
    },
    {
      kind: "unknown",
      it: "leaves unknown days undecided",
      views: [given(secret, { recoveryWindowInDays: UNKNOWN })],
      state: "undecided",
      undecided: "recoveryWindowInDays",
    },
  ],
});
