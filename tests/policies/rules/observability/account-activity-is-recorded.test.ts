import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { accountActivityIsRecorded } from "../../../../policies/rules/observability/account-activity-is-recorded.ts";
import { TRAIL } from "../../../../policies/tokens.ts";
import { given, ruleTable, view } from "../../rule-table.ts";

const trail = view(TRAIL, "records-trail", {
  isMultiRegionTrail: true,
  enableLogFileValidation: true,
  kmsKeyId: "arn:aws:kms:eu-west-1:111122223333:key/1",
});
const elsewhere = { cloudTrail: "elsewhere", guardDuty: "owned", config: "owned" } as const;

ruleTable(accountActivityIsRecorded, {
  rows: [
    {
      kind: "met",
      it: "accepts an encrypted trail of every region with validated files",
      views: [trail],
      state: "met",
    },
    {
      kind: "violated",
      it: "refuses a trail whose files nobody can validate",
      views: [given(trail, { enableLogFileValidation: false })],
      state: "violated",
      says: 'OBS-10: "records-trail" enableLogFileValidation must be true; got false. Write account.cloudTrail: owned and leave the trail as it is, or elsewhere where the account has one.',
    },
    {
      kind: "violated",
      it: "refuses a trail that is switched off",
      views: [given(trail, { enableLogging: false })],
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses a trail without global services",
      views: [given(trail, { includeGlobalServiceEvents: false })],
      state: "violated",
    },
    { kind: "absent", it: "refuses an account without a trail", views: [], state: "violated" },
    {
      kind: "absent",
      it: "refuses a trail of one region, which is the default",
      views: [given(trail, { isMultiRegionTrail: undefined })],
      state: "violated",
    },
    {
      kind: "absent",
      it: "refuses a trail without a key of its own",
      views: [given(trail, { kmsKeyId: undefined })],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "accepts switches written as texts",
      views: [given(trail, { isMultiRegionTrail: "true" })],
      state: "met",
    },
    {
      kind: "unknown",
      it: "leaves an unknown switch undecided",
      views: [given(trail, { enableLogFileValidation: UNKNOWN })],
      state: "undecided",
      undecided: "enableLogFileValidation",
    },
    {
      kind: "unknown",
      it: "accepts a key that is not known yet",
      views: [given(trail, { kmsKeyId: UNKNOWN })],
      state: "met",
    },
    {
      kind: "not applicable",
      it: "says who has the trail where the file says elsewhere",
      views: [],
      state: "notApplicable",
      context: { account: elsewhere },
    },
  ],
  without: { boundary: "switches have none" },
});
